using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;
using Portal.Database;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>Lets the reader glance at a draft's papers while its sender goes on. Nothing depends on it: a paper nobody glanced at is accepted all the same.</summary>
internal sealed partial class Glances(
    IDbContextFactory<PortalDbContext> contexts,
    PaperBlobs blobs,
    IPaperReader reader,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<Glances> logger
) : IAsyncDisposable
{
    private const int TryLimit = 3;

    /// <summary>Files that come one after the other are looked at together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentDictionary<Guid, Lazy<Task>> running = new();
    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(
        lifetime.ApplicationStopping
    );

    /// <summary>Completes when the paper was glanced at, or could not be. Never throws.</summary>
    public Task RequestAsync(Guid paperId) =>
        running.GetOrAdd(paperId, id => new(() => Task.Run(() => RunAsync(id)))).Value;

    /// <summary>Nothing is written any more once the program has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(running.Values.Select(glance => glance.Value))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private async Task RunAsync(Guid paperId)
    {
        try
        {
            await Task.Delay(Gathering, time, ending.Token);
            while (await GlanceAsync(paperId, ending.Token))
            {
                // Files came or went while the reader looked.
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends; the next request for the check page asks again.
        }
        catch (Exception exception)
            when (exception
                    is DbUpdateException
                        or NpgsqlException
                        or StoreUnavailableException
                        or InvalidOperationException
                        or TimeoutException
            )
        {
            LogFailed(exception.GetType().Name);
        }
        finally
        {
            running.TryRemove(paperId, out _);
        }
    }

    /// <summary>True when the files changed meanwhile and it has to look again.</summary>
    private async Task<bool> GlanceAsync(Guid paperId, CancellationToken cancellationToken)
    {
        Paper? paper;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            paper = await db
                .Papers.AsNoTracking()
                .Include(one => one.Files)
                .FirstOrDefaultAsync(one => one.Id == paperId, cancellationToken);
        if (paper is not { State: null, Glance: not GlanceState.Done, GlanceTries: < TryLimit })
            return false;

        var artifacts = new ArtifactBlobs(blobs, blobs.Unwrap(paper));
        PaperReading? reading = null;
        try
        {
            reading = await reader.ReadAsync(artifacts.Request(ReadingDepth.Glance, paper), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception.GetType().Name);
        }
        return await contexts.InTransactionAsync(
            db => EnterAsync(db, paper, reading, artifacts, cancellationToken),
            cancellationToken
        );
    }

    private static async Task<bool> EnterAsync(
        PortalDbContext db,
        Paper seen,
        PaperReading? reading,
        ArtifactBlobs artifacts,
        CancellationToken cancellationToken
    )
    {
        await db.Database.ExecuteSqlAsync(
            $"select 1 from submission where id = {seen.SubmissionId} for update",
            cancellationToken
        );
        var paper = await db
            .Papers.Include(one => one.Files)
            .Include(one => one.GlancedPages)
            .AsSplitQuery()
            .SingleOrDefaultAsync(one => one.Id == seen.Id, cancellationToken);
        if (paper is not { State: null })
            return false;
        if (paper.FilesVersion != seen.FilesVersion)
            return true;
        if (reading is null)
        {
            paper.GlanceFailed();
            return false;
        }
        paper.ForgetGlance();
        await db.SaveChangesAsync(cancellationToken);
        paper.Glanced(reading, artifacts.Thumbnails);
        await PaperBlobs.KeepAsync(db, [.. artifacts.Thumbnails.Values], cancellationToken);
        return false;
    }

    [LoggerMessage(LogLevel.Warning, "A glance failed: {Cause}")]
    private partial void LogFailed(string cause);
}
