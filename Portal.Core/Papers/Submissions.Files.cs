using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;
using Portal.Database;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>Files of a draft: streamed, encrypted, measured, glanced at.</summary>
internal sealed partial class Submissions
{
    public async Task<AddFileResult> AddFileAsync(
        DraftToken token,
        Guid? paperId,
        string fileName,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(token, cancellationToken) is not { Receipt: null } draft)
            return new AddFileResult.NoDraft();
        var name = Typed.FileName(fileName);
        var files = draft.Papers.SelectMany(paper => paper.Files).ToList();
        if (files.Count >= limits.Value.Files)
            return new AddFileResult.Refused(Problem.TooManyPages, name);

        var head = new byte[MediaType.HeadLength];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        if (length == 0)
            return new AddFileResult.Refused(Problem.EmptyPage, name);
        if (MediaType.Of(head.AsSpan(0, length)) is not { } type)
            return new AddFileResult.Refused(Problem.Unsupported, name);

        var room = Math.Min(limits.Value.FileBytes, limits.Value.SubmissionBytes - files.Sum(file => file.Length));
        await using var measured = new MeasuredStream(head.AsMemory(0, length), content, room);
        try
        {
            var target = MediaType.JoinsPictures(type) ? paperId : null;
            return await StoreAsync(token, target, new(name, type), measured, cancellationToken);
        }
        catch (LimitExceededException)
        {
            return new AddFileResult.Refused(Problem.TooLarge, name);
        }
        catch (StoreUnavailableException exception)
        {
            var reference = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
            LogStoreUnavailable(
                reference,
                exception.InnerException?.GetType().Name ?? nameof(StoreUnavailableException)
            );
            return new AddFileResult.StoreUnavailable(reference);
        }
    }

    public Task<bool> RemoveFileAsync(DraftToken token, Guid fileId, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                var submission = await LockAsync(db, token, cancellationToken);
                var paper = submission?.Papers.Find(one => one.Files.Exists(file => file.Id == fileId));
                if (submission is not { IsDraft: true } || paper is null)
                    return false;
                await blobs.ReleaseAsync(
                    db,
                    [.. paper.Remove(paper.Files.Single(file => file.Id == fileId))],
                    cancellationToken
                );
                if (paper.Files.Count == 0)
                {
                    submission.Remove(paper);
                    db.Remove(paper);
                }
                submission.Touch(time.GetUtcNow());
                return true;
            },
            cancellationToken
        );

    public async Task GlanceAsync(DraftToken token, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { Receipt: null } draft)
            return;
        var waiting = draft
            .Papers.Where(paper => paper.Glance != GlanceState.Done)
            .Select(paper => glances.RequestAsync(paper.Id))
            .ToList();
        if (waiting.Count > 0)
            await Task.WhenAny(Task.WhenAll(waiting), Task.Delay(patience, time, cancellationToken));
    }

    public async Task<Stream?> OpenThumbnailAsync(
        DraftToken token,
        Guid paperId,
        int page,
        CancellationToken cancellationToken
    )
    {
        if (DraftSecret.From(token) is not { } secret)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var submission = await WithPapers(db.Submissions.AsNoTracking(), secret).FirstOrDefaultAsync(cancellationToken);
        var paper = submission?.Papers.Find(one => one.Id == paperId);
        return paper?.GlancedPages.Find(one => one.Number == page)?.ThumbnailBlobId is { } blob
            ? await blobs.OpenAsync(blobs.Unwrap(paper), blob, cancellationToken)
            : null;
    }

    private async Task<AddFileResult> StoreAsync(
        DraftToken token,
        Guid? target,
        NewFile file,
        MeasuredStream content,
        CancellationToken cancellationToken
    )
    {
        var (paperId, key, wrapped) = await KeyForAsync(token, target, cancellationToken);
        var blob = await blobs.WriteAsync(key, content, cancellationToken);
        var result = await contexts.InTransactionAsync(
            db => EnterAsync(db, token, paperId, wrapped, file, blob, content, cancellationToken),
            cancellationToken
        );
        if (result is AddFileResult.Added added)
            _ = glances.RequestAsync(added.PaperId);
        return result;
    }

    private async Task<AddFileResult> EnterAsync(
        PortalDbContext db,
        DraftToken token,
        Guid paperId,
        WrappedKey wrapped,
        NewFile file,
        Guid blob,
        MeasuredStream content,
        CancellationToken cancellationToken
    )
    {
        if (await LockAsync(db, token, cancellationToken) is not { IsDraft: true } submission)
            return new AddFileResult.NoDraft();
        var sha256 = content.Sha256;
        // The same bytes again: a retry whose first answer was lost, or a picture chosen twice.
        var same = submission
            .Papers.SelectMany(one => one.Files)
            .FirstOrDefault(one => one.Sha256.AsSpan().SequenceEqual(sha256));
        if (same is not null)
            return new AddFileResult.Added(same.PaperId, same.Id);
        // Counted again: two uploads at the same time have seen the same room.
        var files = submission.Papers.SelectMany(one => one.Files).ToList();
        if (files.Count >= limits.Value.Files)
            return new AddFileResult.Refused(Problem.TooManyPages, file.Name);
        if (files.Sum(one => one.Length) + content.Count > limits.Value.SubmissionBytes)
            return new AddFileResult.Refused(Problem.TooLarge, file.Name);
        var paper = submission.Papers.Find(one => one.Id == paperId);
        if (paper is null)
        {
            paper = new(paperId, submission.Papers.Count + 1, MediaType.JoinsPictures(file.MediaType), wrapped);
            submission.Papers.Add(paper);
            db.Add(paper);
        }
        var sent = new SentFile(
            Guid.NewGuid(),
            paper.Files.Count + 1,
            file.Name,
            file.MediaType,
            content.Count,
            sha256,
            blob
        );
        await blobs.ReleaseAsync(db, paper.Add(sent), cancellationToken);
        db.Add(sent);
        await PaperBlobs.KeepAsync(db, [blob], cancellationToken);
        submission.Touch(time.GetUtcNow());
        return new AddFileResult.Added(paper.Id, sent.Id);
    }

    /// <summary>The key of the paper the file joins, or of a new one.</summary>
    private async Task<(Guid PaperId, byte[] Key, WrappedKey Wrapped)> KeyForAsync(
        DraftToken token,
        Guid? target,
        CancellationToken cancellationToken
    )
    {
        if (target is { } wanted && DraftSecret.From(token) is { } secret)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var submission = await WithPapers(db.Submissions.AsNoTracking(), secret)
                .FirstOrDefaultAsync(cancellationToken);
            if (submission?.Papers.Find(one => one.Id == wanted && one.JoinsPictures) is { } paper)
                return (paper.Id, blobs.Unwrap(paper), paper.Key);
        }
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var (key, wrapped) = blobs.CreateKey(id);
        return (id, key, wrapped);
    }

    private sealed record NewFile(string Name, string MediaType);

    [LoggerMessage(LogLevel.Error, "A file could not be stored, reference {Reference}: {Cause}")]
    private partial void LogStoreUnavailable(string reference, string cause);
}
