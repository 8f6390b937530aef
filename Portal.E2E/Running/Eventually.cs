using System.Diagnostics;

namespace Portal.E2E.Running;

/// <summary>Waits for something that has to come. The limit is only there so that a broken build ends; it decides nothing else.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    internal static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Limit)
                throw new TimeoutException($"Waited {Limit.TotalMinutes:0} minutes in vain until {what}.");
            await Task.Delay(Pause);
        }
    }
}
