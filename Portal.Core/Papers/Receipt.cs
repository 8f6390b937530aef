using Portal.Documents;

namespace Portal.Core.Papers;

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
