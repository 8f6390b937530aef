using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SystemProcess = System.Diagnostics.Process;

namespace Portal.Documents.Process;

/// <summary>One reader for one paper: started early, used once, ended always.</summary>
internal sealed class ReaderProcess : IAsyncDisposable
{
    private const int JsonLimit = 64 * 1024 * 1024;
    private const int ContentLimit = 512 * 1024 * 1024;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WatchPause = TimeSpan.FromMilliseconds(200);

    private readonly SystemProcess process;
    private readonly ReaderOptions options;
    private bool answered;

    private ReaderProcess(SystemProcess process, ReaderOptions options) =>
        (this.process, this.options) = (process, options);

    internal bool Alive => !process.HasExited;

    /// <summary>Of the outermost process; those inside the sandbox are its descendants.</summary>
    internal int Id => process.Id;

    /// <summary>Returns when the engine is loaded.</summary>
    /// <exception cref="ReaderDiedException">It did not start.</exception>
    internal static async Task<ReaderProcess> StartAsync(ReaderOptions options, SandboxStrength strength)
    {
        SystemProcess started;
        try
        {
            started = await LastingThread.RunAsync(() => SystemProcess.Start(SandboxCommand.Build(options, strength))!);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new ReaderDiedException("The reader cannot be started.", exception);
        }
        var reader = new ReaderProcess(started, options);
        // Drained and thrown away: libraries print parts of what they read.
        _ = started.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        try
        {
            using var limit = new CancellationTokenSource(StartLimit);
            await Frames.ReadAsync(started.StandardOutput.BaseStream, JsonLimit, limit.Token);
            return reader;
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or OperationCanceledException)
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
        if (answered)
            await EndedByItselfAsync();
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

    private async Task EndedByItselfAsync()
    {
        using var limit = new CancellationTokenSource(EndLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // It is ended by force.
        }
    }

    private async Task SendAsync(ReadingRequest request, CancellationToken cancellationToken)
    {
        await using var pipe = new ReaderPipe(process.StandardInput.BaseStream);
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
    }

    private async Task<PaperReading> ReceiveAsync(ReadingRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (kind, content) = await NextAsync(JsonLimit, cancellationToken);
            switch (kind)
            {
                case FrameKind.Artifact:
                    var artifact = Parse(content, ReadingJson.Plain.ReadingArtifact);
                    var (_, bytes) = await NextAsync(ContentLimit, cancellationToken);
                    if (request.Artifacts is { } take)
                        await take(artifact, new MemoryStream(bytes, writable: false), cancellationToken);
                    break;
                case FrameKind.Reading:
                    answered = true;
                    return Parse(content, ReadingJson.Plain.PaperReading);
                default:
                    throw new ReaderDiedException("The reader spoke out of turn.");
            }
        }
    }

    private async Task<(FrameKind Kind, byte[] Content)> NextAsync(int length, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(options.SilenceLimit);
        try
        {
            return await Frames.ReadAsync(process.StandardOutput.BaseStream, length, silence.Token);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new ReaderDiedException("The reader ended before it had answered.", exception);
        }
    }

    private static T Parse<T>(byte[] content, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(content, type)
                ?? throw new ReaderDiedException("The reader gave no answer.");
        }
        catch (JsonException exception)
        {
            throw new ReaderDiedException("The reader's answer makes no sense.", exception);
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
