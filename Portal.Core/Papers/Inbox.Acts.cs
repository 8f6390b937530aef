using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Papers;

/// <summary>What staff do; each act is one transaction that also enters who did it.</summary>
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
                await db.Database.ExecuteSqlAsync(
                    $"select 1 from paper where id = {paperId} for update",
                    cancellationToken
                );
                var paper = await db.Papers.FirstOrDefaultAsync(
                    one => one.Id == paperId && one.State != null,
                    cancellationToken
                );
                if (paper is null || !allowed(paper))
                    return false;
                change(
                    paper,
                    await db.Submissions.SingleAsync(
                        submission => submission.Id == paper.SubmissionId,
                        cancellationToken
                    )
                );
                db.Events.Add(new(paperId, action, staffId, time.GetUtcNow()));
                if (action == PaperAction.ReadAgain)
                    await db.NotifyAsync(Signals.PaperReceived, paperId, cancellationToken);
                await db.NotifyAsync(Signals.InboxChanged, paperId, cancellationToken);
                return true;
            },
            cancellationToken
        );
}
