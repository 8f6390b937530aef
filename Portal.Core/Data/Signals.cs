using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Portal.Core.Data;

/// <summary>Hears what other instances announce by <c>NOTIFY</c>: one connection a process, opened again whenever it breaks.</summary>
internal sealed partial class Signals(NpgsqlDataSource database, TimeProvider time, ILogger<Signals> logger)
    : BackgroundService
{
    public const string PaperReceived = "paper_received";
    public const string InboxChanged = "inbox_changed";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Listener> listeners = new();

    /// <summary>Yields the paper of each announcement on <paramref name="channel"/>; <see cref="Guid.Empty"/> when some may have been missed.</summary>
    public async IAsyncEnumerable<Guid> ListenAsync(
        string channel,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var id = Guid.NewGuid();
        var listener = new Listener(
            channel,
            Channel.CreateBounded<Guid>(
                new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest }
            )
        );
        listeners[id] = listener;
        try
        {
            await foreach (var paper in listener.Papers.Reader.ReadAllAsync(cancellationToken))
                yield return paper;
        }
        finally
        {
            listeners.TryRemove(id, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await HearAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or InvalidOperationException)
            {
                LogConnectionLost(exception.GetType().Name);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) =>
            Tell(notification.Channel, Guid.TryParse(notification.Payload, out var paper) ? paper : Guid.Empty);
        await using (var listen = new NpgsqlCommand($"listen {PaperReceived}; listen {InboxChanged}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        // Whatever was announced while nobody listened.
        Tell(PaperReceived, Guid.Empty);
        Tell(InboxChanged, Guid.Empty);
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    private void Tell(string channel, Guid paper)
    {
        foreach (
            var listener in listeners.Values.Where(listener =>
                string.Equals(listener.Name, channel, StringComparison.Ordinal)
            )
        )
            listener.Papers.Writer.TryWrite(paper);
    }

    private sealed record Listener(string Name, Channel<Guid> Papers);

    [LoggerMessage(LogLevel.Warning, "The listening connection broke ({Cause}); it is opened again")]
    private partial void LogConnectionLost(string cause);
}
