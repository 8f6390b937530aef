using Microsoft.EntityFrameworkCore;
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
        finally
        {
            await held.CancelAsync();
            await heartbeat;
        }
    }

    /// <summary>Keeps the lease while the paper is read; stops the reading when the lease is lost.</summary>
    private async Task RenewAsync(Lease lease, CancellationTokenSource held)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Heartbeat, time, held.Token);
                if (!await queue.RenewAsync(lease, held.Token))
                    await held.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Read, or given up.
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            LogPassing(exception.GetType().Name);
        }
    }

    private static bool IsPassing(Exception exception) =>
        exception
            is NpgsqlException
                or DbUpdateException
                or StoreUnavailableException
                or PaperTamperedException
                or ReaderUnavailableException
                or IOException
                or TimeoutException
                or InvalidOperationException;

    [LoggerMessage(LogLevel.Warning, "A reader died on attempt {Attempt}")]
    private partial void LogReaderDied(int attempt);

    [LoggerMessage(LogLevel.Warning, "A lease was lost; another reader has the paper")]
    private partial void LogLeaseLost();

    [LoggerMessage(LogLevel.Warning, "Reading goes on later: {Cause}")]
    private partial void LogPassing(string cause);
}
