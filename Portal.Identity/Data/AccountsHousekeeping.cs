using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Identity.Data;

/// <summary>Deletes what is over: codes, links, sessions, answered questions, tries, and browsers not seen for a year.</summary>
internal sealed partial class AccountsHousekeeping(
    IDbContextFactory<AccountsDbContext> contexts,
    TimeProvider time,
    ILogger<AccountsHousekeeping> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TriesKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan BrowsersKept = TimeSpan.FromDays(365);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.None))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
            {
                LogPostponed(exception.GetType().Name);
            }
        }
    }

    internal async Task CleanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await contexts.ExecuteAsync(
            $"""
            delete from mail_code where expires_at < {now};
            delete from spent_challenge where expires_at < {now};
            delete from enrolment where expires_at < {now};
            delete from session where expires_at < {now};
            delete from attempt where changed_at < {now - TriesKept};
            delete from known_device where last_used_at < {now - BrowsersKept}
            """,
            cancellationToken
        );
    }

    [LoggerMessage(LogLevel.Warning, "Deleting what is over is put off ({Cause})")]
    private partial void LogPostponed(string cause);
}
