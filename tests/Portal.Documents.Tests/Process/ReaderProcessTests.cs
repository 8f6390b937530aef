using Portal.Documents.Process;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Process;

public sealed class ReaderProcessTests
{
    private static readonly byte[] TwentyPages = SamplePdf.Of([.. Enumerable.Repeat(Letter.Lines, 20)]);

    [Fact]
    public async Task ReadAsync_ReaderKilledInTheMiddle_SaysItDied()
    {
        await using var reader = await StartAsync(new());
        var request = Requests.Full(TwentyPages) with
        {
            Artifacts = (_, _, _) =>
            {
                if (reader.Alive)
                    ProcessTree.End(reader.Id);
                return Task.CompletedTask;
            },
        };

        await Should.ThrowAsync<ReaderDiedException>(() =>
            reader.ReadAsync(request, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task ReadAsync_ReaderDeadBeforeItHasThePaper_SaysItDied()
    {
        await using var reader = await StartAsync(new());
        ProcessTree.End(reader.Id);

        await Should.ThrowAsync<ReaderDiedException>(() =>
            reader.ReadAsync(Requests.Full(new byte[1_000_000]), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task ReadAsync_ReaderHangs_IsEndedAndSaysItDied()
    {
        var reader = await StartAsync(new() { SilenceLimit = TimeSpan.FromSeconds(1) });
        var process = reader.Id;
        ProcessTree.Freeze(process);

        await Should.ThrowAsync<ReaderDiedException>(() =>
            reader.ReadAsync(Requests.Glance(HostileFiles.Pdf), TestContext.Current.CancellationToken)
        );
        await reader.DisposeAsync();

        Directory.Exists($"/proc/{process}").ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_ReaderTakesTooMuchMemory_IsEndedAndSaysItDied()
    {
        await using var reader = await StartAsync(new() { MemoryLimit = 1024 * 1024 });

        await Should.ThrowAsync<ReaderDiedException>(() =>
            reader.ReadAsync(Requests.Full(TwentyPages), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task ReadAsync_CallerGivesUp_IsNoDeath()
    {
        await using var reader = await StartAsync(new());
        using var caller = new CancellationTokenSource();
        var request = Requests.Full(TwentyPages) with { Artifacts = async (_, _, _) => await caller.CancelAsync() };

        await Should.ThrowAsync<OperationCanceledException>(() => reader.ReadAsync(request, caller.Token));
    }

    [Fact]
    public async Task StartAsync_LanguageDataMissing_SaysItDied() =>
        await Should.ThrowAsync<ReaderDiedException>(() => StartAsync(new() { LanguageData = "/usr/share/doc" }));

    private static Task<ReaderProcess> StartAsync(ReaderOptions options) =>
        ReaderProcess.StartAsync(options, SandboxProbe.Check(options).Strength);
}
