using Portal.Documents.Process;
using Portal.Documents.Tests.Samples;

[assembly: AssemblyFixture(typeof(Readers))]

namespace Portal.Documents.Tests.Samples;

/// <summary>The real reader in its sandbox, one pool for all tests.</summary>
public sealed class Readers : IAsyncDisposable
{
    public ReaderPool Pool { get; } = new(new() { Parallelism = 2 });

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}
