using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;
using Portal.Documents;

namespace Portal.Core.Papers.Reading;

/// <summary>Takes papers out of the queue and has them read, several at a time. Woken by <c>NOTIFY</c>, and now and then by itself.</summary>
internal sealed partial class PaperReadingService(
    ReadingQueue queue,
    IPaperReader reader,
    PaperBlobs blobs,
    Signals signals,
    IOptions<ReaderSettings> settings,
    TimeProvider time,
    ILogger<PaperReadingService> logger
) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(8);

    private readonly Guid owner = Guid.NewGuid();
    private readonly SemaphoreSlim news = new(0);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([
            ListenAsync(stoppingToken),
            .. Enumerable.Range(0, settings.Value.Parallelism).Select(_ => WorkAsync(stoppingToken)),
        ]);

    public override void Dispose()
    {
        news.Dispose();
        base.Dispose();
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var _ in signals.ListenAsync(Signals.PaperReceived, stopping))
                news.Release();
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!reader.MayRead || await queue.ClaimAsync(owner, stopping) is not { } lease)
                {
                    await news.WaitAsync(Poll, stopping);
                    continue;
                }
                await ReadAsync(lease, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (IsPassing(exception))
            {
                LogPassing(exception.GetType().Name);
                await Task.Delay(Poll, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReadAsync(Lease lease, CancellationToken stopping)
    {
        if (await queue.LoadAsync(lease, stopping) is not { } paper)
            return;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heartbeat = RenewAsync(lease, held);
        try
        {
            var artifacts = new ArtifactBlobs(blobs, blobs.Unwrap(paper));
            var reading = await reader.ReadAsync(artifacts.Request(ReadingDepth.Full, paper), held.Token);
            await queue.CompleteAsync(lease, reading, artifacts, stopping);
        }
        catch (ReaderDiedException)
        {
            LogReaderDied(lease.Attempt);
            await queue.ReaderDiedAsync(lease, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // An orderly end gives the paper back at once, instead of letting the lease run out.
            await queue.PostponeAsync(lease, CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException)
        {
            LogLeaseLost();
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            LogPassing(exception.GetType().Name);
            await queue.PostponeAsync(lease, stopping);
        }
#pragma warning disable CA1031 // One paper nobody foresaw must not stop the reading of all others
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUnforeseen(lease.Attempt, exception.GetType().Name);
            await queue.ReaderDiedAsync(lease, stopping);
        }
        finally
        {
            await held.CancelAsync();
            await heartbeat;
        }
    }

    /// <summary>Keeps the lease while the paper is read; stops the reading when the lease is lost.</summary>
    private async Task RenewAsync(Lease lease, CancellationTokenSource held)
    {
        while (!held.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Heartbeat, time, held.Token);
                if (!await queue.RenewAsync(lease, held.Token))
                    await held.CancelAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (IsPassing(exception))
            {
                // The database may be back before the lease runs out.
                LogPassing(exception.GetType().Name);
            }
        }
    }

    /// <summary>Trouble of the database, the store or the sandbox says nothing about the paper and is waited for.</summary>
    private static bool IsPassing(Exception exception) =>
        exception switch
        {
            PostgresException refused => refused.IsTransient,
            DbUpdateException { InnerException: { } inner } => IsPassing(inner),
            InvalidOperationException { InnerException: NpgsqlException inner } => IsPassing(inner),
            RetryLimitExceededException { InnerException: { } inner } => IsPassing(inner),
            NpgsqlException or StoreUnavailableException or ReaderUnavailableException or TimeoutException => true,
            _ => false,
        };

    [LoggerMessage(LogLevel.Warning, "A reader died on attempt {Attempt}")]
    private partial void LogReaderDied(int attempt);

    [LoggerMessage(LogLevel.Error, "Reading failed on attempt {Attempt}: {Cause}")]
    private partial void LogUnforeseen(int attempt, string cause);

    [LoggerMessage(LogLevel.Warning, "A lease was lost; another reader has the paper")]
    private partial void LogLeaseLost();

    [LoggerMessage(LogLevel.Warning, "Reading goes on later: {Cause}")]
    private partial void LogPassing(string cause);
}
