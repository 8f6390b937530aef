using Npgsql;

namespace Portal.Identity.Protocol;

/// <summary>Deletes what the protocol no longer needs. Used codes stay a while, so that their replay is noticed.</summary>
internal sealed partial class ProtocolHousekeeping(
    NpgsqlDataSource database,
    TimeProvider time,
    ILogger<ProtocolHousekeeping> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.None))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogPostponed(exception.GetType().Name);
            }
        }
    }

    internal async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "delete from protocol_record where expires_at < now() - interval '10 minutes'"
        );
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Deleting what has expired is put off ({Cause})")]
    private partial void LogPostponed(string cause);
}
