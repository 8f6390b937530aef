using System.Collections.Concurrent;

namespace Portal.Documents.Process;

/// <summary>Readers in a sandbox, one a paper, with spares whose engine is already loaded.</summary>
public sealed class ReaderPool : IPaperReader, IAsyncDisposable
{
    private readonly ReaderOptions options;
    private readonly SandboxStrength strength;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentQueue<Task<ReaderProcess>> spares = new();
    private volatile bool disposed;

    public ReaderPool(ReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        places = new(options.Parallelism);
        (Health, strength) = SandboxProbe.Check(options);
        if (MayRead)
        {
            for (var spare = 0; spare < options.Spares; spare++)
                Prepare();
        }
    }

    public ReaderHealth Health { get; }

    public bool MayRead => Health.Sandboxed || !options.RequireSandbox;

    public async Task<PaperReading> ReadAsync(ReadingRequest request, CancellationToken cancellationToken)
    {
        if (!MayRead)
            throw new ReaderUnavailableException(Health.Reason ?? "There is no sandbox.");
        await places.WaitAsync(cancellationToken);
        try
        {
            await using var reader = await TakeAsync();
            return await reader.ReadAsync(request, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        while (spares.TryDequeue(out var spare))
        {
            try
            {
                await (await spare).DisposeAsync();
            }
            catch (ReaderDiedException)
            {
                // A spare that never started needs no end.
            }
        }
        places.Dispose();
    }

    private async Task<ReaderProcess> TakeAsync()
    {
        var spare = spares.TryDequeue(out var waiting) ? await UsableAsync(waiting) : null;
        if (options.Spares > 0)
            Prepare();
        return spare ?? await Start();
    }

    // A spare that died while it waited is no fault of the paper.
    private static async Task<ReaderProcess?> UsableAsync(Task<ReaderProcess> spare)
    {
        try
        {
            var reader = await spare;
            if (reader.Alive)
                return reader;
            await reader.DisposeAsync();
        }
        catch (ReaderDiedException)
        {
            // It never started; the next one may.
        }
        return null;
    }

    private void Prepare()
    {
        if (!disposed)
            spares.Enqueue(Start());
    }

    private Task<ReaderProcess> Start() => ReaderProcess.StartAsync(options, strength);
}
