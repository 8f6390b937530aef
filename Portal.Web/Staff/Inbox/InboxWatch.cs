using Portal.Core.Papers;

namespace Portal.Web.Staff.Inbox;

/// <summary>Follows the inbox for one desk, calls once for many changes close together, and goes on when the database was away.</summary>
public sealed partial class InboxWatch(IInbox inbox, TimeProvider time, ILogger<InboxWatch> logger)
{
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(3);

    public async Task FollowAsync(Func<Task> changed, CancellationToken leaving)
    {
        while (!leaving.IsCancellationRequested)
        {
            try
            {
                await FollowOnceAsync(changed, leaving);
            }
            catch (OperationCanceledException) when (leaving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                LogInterrupted(logger, exception);
            }

            await Task.Delay(BeforeNextTry, time, leaving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowOnceAsync(Func<Task> changed, CancellationToken leaving)
    {
        var pending = false;
        var calls = Task.CompletedTask;
        await foreach (var _ in inbox.WatchAsync(leaving))
        {
            if (!pending)
            {
                pending = true;
                calls = CallAsync();
            }

            if (calls.IsFaulted)
            {
                await calls;
            }
        }

        await calls;

        async Task CallAsync()
        {
            await Task.Delay(Together, time, leaving);
            pending = false;
            await changed();
        }
    }

    [LoggerMessage(LogLevel.Warning, "A desk does not see changes of the inbox at the moment")]
    private static partial void LogInterrupted(ILogger logger, Exception exception);
}
