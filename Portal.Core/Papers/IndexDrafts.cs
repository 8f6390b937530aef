using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>The index pane as a member of staff left it, letter by letter: half a date is kept as half a date.</summary>
public sealed record IndexDraft(
    PaperKind Kind,
    string Person,
    string BgNummer,
    string Date,
    string Deadline,
    string Sender,
    string Amount,
    IReadOnlyList<string> Keywords,
    string NewKeyword
);

/// <summary>What staff typed beside a paper and have not filed yet, kept for each person and paper, so that neither a cut line nor a restart loses it.</summary>
public interface IIndexDrafts
{
    Task<IndexDraft?> FindAsync(string staffId, Guid paperId, CancellationToken cancellationToken);

    Task SaveAsync(string staffId, Guid paperId, IndexDraft draft, CancellationToken cancellationToken);

    Task ForgetAsync(string staffId, Guid paperId, CancellationToken cancellationToken);
}
