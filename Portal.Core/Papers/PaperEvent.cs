namespace Portal.Core.Papers;

internal enum PaperAction
{
    Opened,
    Corrected,
    Filed,
    Reopened,
    ReadAgain,
}

/// <summary>Who did what with a paper.</summary>
internal sealed class PaperEvent
{
    private PaperEvent() { }

    public PaperEvent(Guid paperId, PaperAction action, string? staffId, DateTimeOffset at)
    {
        PaperId = paperId;
        Action = action;
        StaffId = staffId;
        At = at;
    }

    public long Id { get; private set; }
    public Guid PaperId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string? StaffId { get; private set; }
    public PaperAction Action { get; private set; }
}
