using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Database;
using Portal.Database.Auditing;

namespace Portal.Core.Papers;

/// <summary>What staff do and see; each act is one transaction that also enters who did it.</summary>
internal sealed partial class Inbox
{
    public Task<bool> CorrectAsync(
        Guid paperId,
        PaperIndex index,
        string staffId,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            paperId,
            PaperAction.Corrected,
            staffId,
            (paper, submission) => paper.Correct(index, submission, time.GetUtcNow()),
            paper => paper.MayBeFiled,
            cancellationToken
        );

    public Task<bool> FileAsync(Guid paperId, string staffId, CancellationToken cancellationToken) =>
        ChangeAsync(
            paperId,
            PaperAction.Filed,
            staffId,
            (paper, _) => paper.File(staffId, time.GetUtcNow()),
            paper => paper.MayBeFiled,
            cancellationToken
        );

    public Task<bool> ReopenAsync(Guid paperId, string staffId, CancellationToken cancellationToken) =>
        ChangeAsync(
            paperId,
            PaperAction.Reopened,
            staffId,
            (paper, _) => paper.Reopen(),
            paper => paper.State == PaperState.Filed,
            cancellationToken
        );

    public Task<bool> ReadAgainAsync(Guid paperId, string staffId, CancellationToken cancellationToken) =>
        ChangeAsync(
            paperId,
            PaperAction.ReadAgain,
            staffId,
            (paper, _) => paper.ReadAgain(),
            paper => paper.State == PaperState.NeedsAttention,
            cancellationToken
        );

    private Task<bool> ChangeAsync(
        Guid paperId,
        PaperAction action,
        string staffId,
        Action<Paper, Submission> change,
        Func<Paper, bool> allowed,
        CancellationToken cancellationToken
    ) =>
        contexts.InTransactionAsync(
            async db =>
            {
                var paper = await LockAsync(db, paperId, cancellationToken);
                if (paper is null || !allowed(paper))
                    return false;
                change(
                    paper,
                    await db.Submissions.SingleAsync(
                        submission => submission.Id == paper.SubmissionId,
                        cancellationToken
                    )
                );
                if (action == PaperAction.ReadAgain)
                    await db.NotifyAsync(Signals.PaperReceived, paperId, cancellationToken);
                await EnterAsync(db, paperId, action, staffId, cancellationToken);
                await AuditAsync(db, paperId, "paper." + Vocabulary.NameOf(action), staffId, cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <summary>The paper's own history knows who was first; the audit trail knows everybody who looked.</summary>
    private Task<bool> EnterOpeningAsync(Guid paperId, string staffId, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                if (await LockAsync(db, paperId, cancellationToken) is not { } paper)
                    return false;
                if (paper.OpenedAt is null)
                {
                    paper.Open(time.GetUtcNow());
                    await EnterAsync(db, paperId, PaperAction.Opened, staffId, cancellationToken);
                }
                await AuditAsync(db, paperId, "paper.opened", staffId, cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <param name="page">Null for the whole paper.</param>
    private async Task<Stream?> OpenContentAsync(
        Guid paperId,
        int? page,
        string staffId,
        CancellationToken cancellationToken
    )
    {
        var (key, blob) = await contexts.InTransactionAsync(
            async db =>
            {
                var paper = await db
                    .Papers.AsNoTracking()
                    .Include(one => one.Pages.Where(two => two.Number == page))
                    .SingleOrDefaultAsync(one => one.Id == paperId && one.State != null, cancellationToken);
                var wanted = page is null ? paper?.ArchiveBlobId : paper?.Pages.FirstOrDefault()?.ImageBlobId;
                if (wanted is null)
                    return ([], null);
                var act = page is null ? "paper.archive_shown" : "paper.page_shown";
                await AuditAsync(db, paperId, act, staffId, cancellationToken);
                return (blobs.Unwrap(paper!), wanted);
            },
            cancellationToken
        );
        return blob is { } id ? await blobs.OpenAsync(key, id, cancellationToken) : null;
    }

    private static async Task<Paper?> LockAsync(PortalDbContext db, Guid paperId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from paper where id = {paperId} for update", cancellationToken);
        return await db.Papers.FirstOrDefaultAsync(one => one.Id == paperId && one.State != null, cancellationToken);
    }

    private Task EnterAsync(
        PortalDbContext db,
        Guid paperId,
        PaperAction action,
        string staffId,
        CancellationToken cancellationToken
    )
    {
        db.Events.Add(new(paperId, action, staffId, time.GetUtcNow()));
        return db.NotifyAsync(Signals.InboxChanged, paperId, cancellationToken);
    }

    private Task AuditAsync(
        PortalDbContext db,
        Guid paperId,
        string act,
        string staffId,
        CancellationToken cancellationToken
    ) =>
        audit.AppendAsync(
            db,
            new(new(ActorKind.Staff, staffId), act, new("paper", paperId.ToString())),
            cancellationToken
        );
}
