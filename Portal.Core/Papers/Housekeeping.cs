using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;

namespace Portal.Core.Papers;

/// <summary>Deletes drafts that were not sent within 24 hours, forgets receipts' secrets, sweeps what nothing keeps.</summary>
internal sealed partial class Housekeeping(
    IDbContextFactory<PortalDbContext> contexts,
    PaperBlobs blobs,
    IPaperStore store,
    TimeProvider time,
    ILogger<Housekeeping> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan InterruptedAge = TimeSpan.FromHours(2);
    private static readonly TimeSpan TriesKept = TimeSpan.FromHours(24);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await contexts.InTransactionAsync(db => DeleteExpiredAsync(db, now, cancellationToken), cancellationToken);
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var before = now - TriesKept;
            await db.CodeTries.Where(attempt => attempt.TriedAt < before).ExecuteDeleteAsync(cancellationToken);
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

    private async Task DeleteExpiredAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var expired = await db
            .Submissions.Where(submission => submission.TokenHash != null && submission.ExpiresAt <= now)
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
                submission.Forget();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Housekeeping goes on later: {Cause}")]
    private partial void LogPassing(string cause);
}
