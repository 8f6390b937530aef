using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>The secret that opens a draft: kept in a cookie or a link, only its hash is stored.</summary>
public readonly record struct DraftToken(string Value)
{
    // A record would print its secret into any log line that names it.
    public override string ToString() => nameof(DraftToken);
}

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
