namespace Portal.Web.Staff.Inbox;

/// <summary>Does a thing once the typing has paused, not at every letter.</summary>
internal sealed class Pause(TimeProvider time, TimeSpan length) : IDisposable
{
    private CancellationTokenSource _current = new();

    public async Task ThenAsync(Func<Task> action)
    {
        Cancel();
        var token = _current.Token;
        try
        {
            await Task.Delay(length, time, token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await action();
    }

    public void Cancel()
    {
        _current.Cancel();
        _current.Dispose();
        _current = new CancellationTokenSource();
    }

    public void Dispose()
    {
        _current.Cancel();
        _current.Dispose();
    }
}
