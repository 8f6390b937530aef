namespace Portal.Core.Papers;

public abstract record AddFileResult
{
    private AddFileResult() { }

    public sealed record Added(Guid PaperId, Guid FileId) : AddFileResult;

    /// <summary>Refused before anything was kept: empty, too large, unsupported, or too many files.</summary>
    public sealed record Refused(Documents.Problem Problem, string FileName) : AddFileResult;

    public sealed record NoDraft : AddFileResult;

    /// <summary>Nothing can be stored now (disk full, store gone).</summary>
    public sealed record StoreUnavailable(string Reference) : AddFileResult;
}

public abstract record SealResult
{
    private SealResult() { }

    public sealed record Sealed(Receipt Receipt) : SealResult;

    public sealed record NothingToSend : SealResult;

    public sealed record NoDraft : SealResult;
}

/// <summary>Drafts of submissions and their sealing. Every call is its own transaction.</summary>
public interface ISubmissions
{
    Task<DraftToken> StartAsync(string language, CancellationToken cancellationToken);

    /// <summary>Null when unknown or expired. A sealed submission is still found, with its receipt, until its draft time is over or <see cref="ForgetAsync"/>.</summary>
    Task<Draft?> FindAsync(DraftToken token, CancellationToken cancellationToken);

    Task<bool> SavePersonAsync(DraftToken token, PersonAnswers answers, CancellationToken cancellationToken);

    Task<bool> SaveContactAsync(DraftToken token, ContactAnswers answers, CancellationToken cancellationToken);

    Task<bool> SaveTopicAsync(DraftToken token, TopicAnswers answers, CancellationToken cancellationToken);

    /// <summary>Streams one file, encrypted, to the store. Pictures join <paramref name="paperId"/> when given; everything else becomes a paper of its own.</summary>
    Task<AddFileResult> AddFileAsync(
        DraftToken token,
        Guid? paperId,
        string fileName,
        Stream content,
        CancellationToken cancellationToken
    );

    Task<bool> RemoveFileAsync(DraftToken token, Guid fileId, CancellationToken cancellationToken);

    /// <summary>Lets the reader glance at what it has not seen yet; returns when done or after <paramref name="patience"/>, whichever is first.</summary>
    Task GlanceAsync(DraftToken token, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>The thumbnail of a page of one's own draft, decrypted, or null.</summary>
    Task<Stream?> OpenThumbnailAsync(DraftToken token, Guid paperId, int page, CancellationToken cancellationToken);

    /// <summary>Seals the draft and writes the receipt in the same transaction as the rows of its papers. Sealing twice gives the same receipt.</summary>
    Task<SealResult> SealAsync(DraftToken token, CancellationToken cancellationToken);

    /// <summary>"Ich bin fertig": an unsealed draft is deleted, a sealed one can no longer be opened by its token.</summary>
    Task ForgetAsync(DraftToken token, CancellationToken cancellationToken);

    /// <summary>Null when number and code do not belong together: the same work and answer whether the number exists or not.</summary>
    Task<SubmissionStatus?> FindStatusAsync(string number, string code, CancellationToken cancellationToken);
}
