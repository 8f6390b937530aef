using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;
using Portal.Database;

namespace Portal.Core.Papers;

/// <summary>Deletes drafts that were not sent within 24 hours, forgets receipts' secrets, tries and sessions, sweeps what nothing keeps.</summary>
internal sealed partial class Housekeeping(
    IDbContextFactory<PortalDbContext> contexts,
    PaperBlobs blobs,
    IPaperStore store,
    IMasterKeys masterKeys,
    TimeProvider time,
    ILogger<Housekeeping> logger
) : BackgroundService
{
    private const int Batch = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan InterruptedAge = TimeSpan.FromHours(2);
    private static readonly TimeSpan TriesKept = TimeSpan.FromHours(24);
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await RepeatAsync(db => DeleteExpiredAsync(db, now, cancellationToken), cancellationToken);
        await RepeatAsync(db => RewrapAsync(db, cancellationToken), cancellationToken);
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var before = now - TriesKept;
            await db.CodeTries.Where(attempt => attempt.TriedAt < before).ExecuteDeleteAsync(cancellationToken);
            await db.LetterTries.Where(attempt => attempt.TriedAt < before).ExecuteDeleteAsync(cancellationToken);
            var ended = now - SessionsKept;
            await db.Database.ExecuteSqlAsync(
                $"delete from sign_in_session where expires_at < {ended} or ended_at < {ended}",
                cancellationToken
            );
        }
        await blobs.SweepAsync(cancellationToken);
        await store.SweepInterruptedAsync(InterruptedAge, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    await CleanAsync(stoppingToken);
                }
                catch (Exception exception)
                    when (exception
                            is NpgsqlException
                                or DbUpdateException
                                or StoreUnavailableException
                                or InvalidOperationException
                                or TimeoutException
                    )
                {
                    LogPassing(exception.GetType().Name);
                }
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    /// <summary>Batch after batch, each a transaction of its own, until one finds nothing to do.</summary>
    private async Task RepeatAsync(Func<PortalDbContext, Task<int>> work, CancellationToken cancellationToken)
    {
        while (await contexts.InTransactionAsync(work, cancellationToken) > 0) { }
    }

    /// <summary>After a new master key came: the papers' own keys are wrapped with it, their content is not touched.</summary>
    private async Task<int> RewrapAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var current = masterKeys.CurrentId;
        var papers = await db
            .Papers.FromSql(
                $"select * from paper where master_key_id <> {current} limit {Batch} for update skip locked"
            )
            .ToListAsync(cancellationToken);
        foreach (var paper in papers)
            paper.Rewrap(masterKeys.Wrap(blobs.Unwrap(paper), paper.Id.ToByteArray()));
        return papers.Count;
    }

    private async Task<int> DeleteExpiredAsync(
        PortalDbContext db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Locked first: who just adds a file is waited for or finds the draft gone.
        var ids = await db
            .Database.SqlQuery<Guid>(
                $"select id as \"Value\" from submission where token_hash is not null and expires_at <= {now} limit {Batch} for update skip locked"
            )
            .ToListAsync(cancellationToken);
        var expired = await db
            .Submissions.Where(submission => ids.Contains(submission.Id))
            .Include(submission => submission.Papers)
                .ThenInclude(paper => paper.Files)
            .Include(submission => submission.Papers)
                .ThenInclude(paper => paper.GlancedPages)
            .AsSplitQuery()
            .ToListAsync(cancellationToken);
        foreach (var submission in expired)
        {
            if (submission.IsDraft)
            {
                await blobs.ReleaseAsync(
                    db,
                    [.. submission.Papers.SelectMany(paper => paper.BlobIds)],
                    cancellationToken
                );
                db.Remove(submission);
            }
            else
            {
                await blobs.ReleaseAsync(db, submission.Forget(), cancellationToken);
            }
        }
        return expired.Count;
    }

    [LoggerMessage(LogLevel.Warning, "Housekeeping goes on later: {Cause}")]
    private partial void LogPassing(string cause);
}
