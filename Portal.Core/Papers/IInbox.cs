using Portal.Documents;

namespace Portal.Core.Papers;

public enum InboxView
{
    Open,
    NeedsAttention,
    Filed,
}

public sealed record InboxQuery(
    InboxView View = InboxView.Open,
    string? Search = null,
    PaperKind? Kind = null,
    bool UrgentOnly = false,
    int Take = 100
);

/// <summary>Numbers of the day above the inbox.</summary>
public sealed record InboxFigures(int Open, int Urgent, int NeedsAttention, DateTimeOffset? Oldest, int FiledToday);

public sealed record InboxItem(
    Guid PaperId,
    string ReceiptNumber,
    PaperState State,
    PaperKind? Kind,
    Urgency Urgency,
    Problem? Reason,
    string? PersonName,
    Topic Topic,
    DateTimeOffset ReceivedAt,
    int? PageCount,
    bool Opened,
    string? Excerpt
);

public sealed record InboxPaper(
    InboxItem Item,
    PersonAnswers Person,
    ContactAnswers Contact,
    string? TopicNote,
    string Language,
    PaperIndex Index,
    IReadOnlyList<InboxPage> Pages,
    IReadOnlyList<DraftFile> Files,
    string? FiledBy,
    DateTimeOffset? FiledAt,
    bool HasArchive
);

/// <summary>What staff may correct beside the page.</summary>
public sealed record PaperIndex(
    PaperKind Kind,
    double KindConfidence,
    string? Person,
    string? BgNummer,
    PaperFields Fields,
    IReadOnlyList<string> Keywords
);

/// <param name="Hits">Boxes of the words that match the search, in pixels of Width × Height.</param>
public sealed record InboxPage(
    int Number,
    int Width,
    int Height,
    bool Readable,
    IReadOnlyList<Problem> Reasons,
    string Text,
    IReadOnlyList<Box> Hits
);

public interface IInbox
{
    Task<IReadOnlyList<InboxItem>> ListAsync(InboxQuery query, CancellationToken cancellationToken);

    Task<InboxFigures> GetFiguresAsync(CancellationToken cancellationToken);

    /// <summary>Null when there is no such paper. <paramref name="search"/> decides which words are highlighted.</summary>
    Task<InboxPaper?> OpenAsync(Guid paperId, string? search, string staffId, CancellationToken cancellationToken);

    Task<bool> CorrectAsync(Guid paperId, PaperIndex index, string staffId, CancellationToken cancellationToken);

    Task<bool> FileAsync(Guid paperId, string staffId, CancellationToken cancellationToken);

    /// <summary>Undo of <see cref="FileAsync"/>.</summary>
    Task<bool> ReopenAsync(Guid paperId, string staffId, CancellationToken cancellationToken);

    /// <summary>Puts a paper that needs attention back into the reader's queue.</summary>
    Task<bool> ReadAgainAsync(Guid paperId, string staffId, CancellationToken cancellationToken);

    Task<Stream?> OpenPageImageAsync(Guid paperId, int page, string staffId, CancellationToken cancellationToken);

    Task<Stream?> OpenArchiveAsync(Guid paperId, string staffId, CancellationToken cancellationToken);

    /// <summary>Yields when something in the inbox changed, in any instance; the value is the paper concerned.</summary>
    IAsyncEnumerable<Guid> WatchAsync(CancellationToken cancellationToken);
}
