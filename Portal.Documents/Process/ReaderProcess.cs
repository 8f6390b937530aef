using System.Diagnostics;
using System.Text.Json;
using SystemProcess = System.Diagnostics.Process;

namespace Portal.Documents.Process;

/// <summary>One reader for one paper: started early, used once, ended always.</summary>
internal sealed class ReaderProcess : IAsyncDisposable
{
    private const int JsonLimit = 64 * 1024 * 1024;
    private const int ContentLimit = 512 * 1024 * 1024;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WatchPause = TimeSpan.FromMilliseconds(200);

    private readonly SystemProcess process;
    private readonly ReaderOptions options;

    private ReaderProcess(SystemProcess process, ReaderOptions options) =>
        (this.process, this.options) = (process, options);

    /// <summary>Returns when the engine is loaded.</summary>
    /// <exception cref="ReaderDiedException">It did not start.</exception>
    internal static async Task<ReaderProcess> StartAsync(ReaderOptions options, bool sandboxed)
    {
        SystemProcess started;
        try
        {
            started = SystemProcess.Start(SandboxCommand.Build(options, sandboxed))!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new ReaderDiedException("The reader cannot be started.", exception);
        }
        var reader = new ReaderProcess(started, options);
        // Drained and thrown away: libraries print parts of what they read.
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginErrorReadLine();
        try
        {
            using var limit = new CancellationTokenSource(StartLimit);
            await Frames.ReadAsync(started.StandardOutput.BaseStream, JsonLimit, limit.Token);
            return reader;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            await reader.DisposeAsync();
            throw new ReaderDiedException("The reader did not start.", exception);
        }
    }

    /// <exception cref="ReaderDiedException">It ended, hung or ran over its limits.</exception>
    internal async Task<PaperReading> ReadAsync(ReadingRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.TimeLimit);
        var watch = WatchMemoryAsync(limit);
        try
        {
            await SendAsync(request, limit.Token);
            return await ReceiveAsync(request, limit.Token);
        }
        catch (Exception exception)
            when (exception is EndOfStreamException or InvalidDataException or JsonException
                || (exception is IOException && process.HasExited)
            )
        {
            throw new ReaderDiedException("The reader ended before it had answered.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ReaderDiedException("The reader ran over its limits.", exception);
        }
        finally
        {
            await limit.CancelAsync();
            await watch;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task SendAsync(ReadingRequest request, CancellationToken cancellationToken)
    {
        var pipe = process.StandardInput.BaseStream;
        var job = new ReadingJob(request.Depth, request.Files.Count);
        await Frames.WriteAsync(
            pipe,
            FrameKind.Job,
            JsonSerializer.SerializeToUtf8Bytes(job, ReadingJson.Plain.ReadingJob),
            cancellationToken
        );
        foreach (var file in request.Files)
        {
            await using var content = await file.Open(cancellationToken);
            await Frames.WriteAsync(pipe, FrameKind.Content, content, file.Length, cancellationToken);
        }
        pipe.Close();
    }

    private async Task<PaperReading> ReceiveAsync(ReadingRequest request, CancellationToken cancellationToken)
    {
        var pipe = process.StandardOutput.BaseStream;
        while (true)
        {
            var (kind, content) = await Frames.ReadAsync(pipe, JsonLimit, cancellationToken);
            switch (kind)
            {
                case FrameKind.Artifact:
                    var artifact = JsonSerializer.Deserialize(content, ReadingJson.Plain.ReadingArtifact)!;
                    var (_, bytes) = await Frames.ReadAsync(pipe, ContentLimit, cancellationToken);
                    if (request.Artifacts is { } take)
                        await take(artifact, new MemoryStream(bytes, writable: false), cancellationToken);
                    break;
                case FrameKind.Reading:
                    return JsonSerializer.Deserialize(content, ReadingJson.Plain.PaperReading)!;
                default:
                    throw new InvalidDataException("The reader spoke out of turn.");
            }
        }
    }

    private async Task WatchMemoryAsync(CancellationTokenSource limit)
    {
        try
        {
            while (true)
            {
                await Task.Delay(WatchPause, limit.Token);
                if (ProcessMemory.OfTree(process.Id) > options.MemoryLimit)
                    await limit.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The paper is read, or over a limit.
        }
    }
}
