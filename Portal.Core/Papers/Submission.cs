using Portal.Documents;

namespace Portal.Core.Papers;

public enum SubmissionState
{
    Draft,
    Sealed,
}

public enum PaperState
{
    Received,
    Reading,
    Read,
    NeedsAttention,
    Filed,
    Exported,
    Confirmed,
    ExportFailed,
}

/// <summary>What the papers are about, chosen by the person who sends them.</summary>
public enum Topic
{
    Other,
    Reply,
    Home,
    Income,
    Account,
    Family,
    Health,
    Identity,
    Objection,
    Emergency,
}

public enum ContactKind
{
    None,
    Phone,
    Email,
    Letter,
}

/// <summary>The secret that opens a draft: kept in a cookie or a link, only its hash is stored.</summary>
public readonly record struct DraftToken(string Value);

public sealed record PersonAnswers(string? GivenName, string? FamilyName, DateOnly? BirthDate, string? BgNummer);

public sealed record ContactAnswers(ContactKind Kind, string? Value);

public sealed record TopicAnswers(Topic Topic, string? Note);

/// <summary>A draft as its pages show it. <see cref="Person"/> and the others are null until answered or skipped.</summary>
public sealed record Draft(
    Guid SubmissionId,
    PersonAnswers? Person,
    ContactAnswers? Contact,
    TopicAnswers? Topic,
    IReadOnlyList<DraftPaper> Papers,
    DateTimeOffset ExpiresAt,
    Receipt? Receipt
);

public enum GlanceState
{
    Pending,
    Done,

    /// <summary>The reader is not available now; the papers are accepted all the same.</summary>
    Unavailable,
}

public sealed record DraftPaper(
    Guid Id,
    int Ordinal,
    GlanceState Glance,
    PaperKind? Kind,
    IReadOnlyList<DraftPage> Pages,
    IReadOnlyList<DraftFile> Files,
    Problem? Problem
);

public sealed record DraftPage(int Number, Guid FileId, bool Readable, IReadOnlyList<Problem> Reasons);

public sealed record DraftFile(
    Guid Id,
    int Ordinal,
    string Name,
    string MediaType,
    long Length,
    string Sha256,
    int? PageCount
);

/// <summary>What a person keeps. The code is shown only to the browser that sent the papers.</summary>
public sealed record Receipt(string Number, string Code, DateTimeOffset SealedAt, IReadOnlyList<ReceiptPaper> Papers);

public sealed record ReceiptPaper(PaperKind? Kind, int? PageCount, IReadOnlyList<DraftFile> Files);

/// <summary>What number and code show: states, never content.</summary>
public sealed record SubmissionStatus(string Number, DateTimeOffset SealedAt, IReadOnlyList<PaperStatus> Papers);

public sealed record PaperStatus(
    int Ordinal,
    PaperState State,
    Problem? Reason,
    int? PageCount,
    DateTimeOffset? FiledAt
);
