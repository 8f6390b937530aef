using Portal.Core.Papers;

namespace Portal.Web.Staff.Inbox;

/// <summary>What the desk shows at one moment; the prerendered page hands it to the circuit, so that nothing flickers or is asked twice.</summary>
public sealed record DeskSnapshot(
    IReadOnlyList<InboxItem> Items,
    InboxFigures Figures,
    InboxPaper? Paper,
    IndexDraft? Draft
)
{
    // The state comes back in one circuit message; a long paper is fetched again instead.
    private const int MostText = 100_000;

    public bool IsSmall => Paper is null || Paper.Pages.Sum(page => page.Text.Length) < MostText;
}
