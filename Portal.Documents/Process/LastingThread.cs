using System.Collections.Concurrent;

namespace Portal.Documents.Process;

/// <summary>
/// Starts readers from one thread that lives as long as the program: the kernel ends a sandbox when the <em>thread</em> that
/// started it ends (<c>PR_SET_PDEATHSIG</c>), and the threads of the pool come and go.
/// </summary>
internal static class LastingThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static LastingThread() => new Thread(Run) { IsBackground = true, Name = "Reader starts" }.Start();

    internal static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    private static void Run()
    {
        foreach (var work in Work.GetConsumingEnumerable())
            work();
    }
}
