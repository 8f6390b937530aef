using Portal.Documents.Process;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Process;

public sealed class ReaderPoolTests(Readers readers)
{
    [Fact]
    public async Task ReadAsync_PhotographOfALetter_GivesTextBoxesAndPictures()
    {
        using var photograph = Pictures.OnTable(Pictures.Page);
        var artifacts = new Artifacts();

        var reading = await readers.Pool.ReadAsync(
            artifacts.Collect(Requests.Full(photograph.Jpeg())),
            TestContext.Current.CancellationToken
        );

        reading.Error.ShouldBeNull();
        reading.Type.ShouldBe(PaperKind.UtilityBill);
        var page = reading.Pages.ShouldHaveSingleItem();
        page.Language.ShouldBe("de");
        Letter.ShareFoundIn(page.Text).ShouldBeGreaterThan(0.95, page.Text);
        artifacts.Of(ArtifactKind.PageImage).ShouldHaveSingleItem();
        artifacts.Of(ArtifactKind.Thumbnail).ShouldHaveSingleItem();
        artifacts.Of(ArtifactKind.Archive).ShouldHaveSingleItem();
    }

    [Fact]
    public void Health_WithBubblewrap_IsSandboxed() => readers.Pool.Health.ShouldBe(new(Sandboxed: true, null));

    [Fact]
    public async Task ReadAsync_SeveralAtOnce_KeepsThemApart()
    {
        var readings = await Task.WhenAll(
            Enumerable
                .Range(1, 4)
                .Select(number =>
                    readers.Pool.ReadAsync(
                        Requests.Glance(SamplePdf.Of(24, [$"Brief mit der Nummer {number}000{number}"])),
                        TestContext.Current.CancellationToken
                    )
                )
        );

        readings
            .Select(reading => reading.Pages[0].Text)
            .ShouldBe(Enumerable.Range(1, 4).Select(number => $"Brief mit der Nummer {number}000{number}"));
    }

    [Fact]
    public async Task ReadAsync_WithASpare_UsesItAndPreparesAnother()
    {
        await using var pool = new ReaderPool(new() { Parallelism = 1, Spares = 1 });
        var spare = await pool.Spares.ShouldHaveSingleItem();

        await pool.ReadAsync(Requests.Glance(HostileFiles.Pdf), TestContext.Current.CancellationToken);

        spare.Usage.ShouldNotBeNull();
        var next = await pool.Spares.ShouldHaveSingleItem();
        next.ShouldNotBe(spare);
        next.Usage.ShouldBeNull();
    }

    [Fact]
    public async Task ReadAsync_SpareDiedWhileItWaited_TakesAnother()
    {
        await using var pool = new ReaderPool(new() { Parallelism = 1, Spares = 1 });
        ProcessTree.End((await pool.Spares.ShouldHaveSingleItem()).Id);

        var reading = await pool.ReadAsync(Requests.Glance(HostileFiles.Pdf), TestContext.Current.CancellationToken);

        reading.Error.ShouldBeNull();
    }

    [Fact]
    public async Task ReadAsync_SandboxMissing_RefusesAndSaysWhy()
    {
        await using var pool = new ReaderPool(new() { Sandbox = "/usr/bin/no-such-program" });

        pool.Health.Sandboxed.ShouldBeFalse();
        pool.Health.Reason.ShouldNotBeNullOrEmpty();
        pool.MayRead.ShouldBeFalse();
        await Should.ThrowAsync<ReaderUnavailableException>(() =>
            pool.ReadAsync(Requests.Glance(HostileFiles.Pdf), TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task ReadAsync_SandboxMissingButNotRequired_Reads()
    {
        await using var pool = new ReaderPool(
            new()
            {
                Sandbox = "/usr/bin/no-such-program",
                RequireSandbox = false,
                Spares = 0,
            }
        );

        var reading = await pool.ReadAsync(Requests.Glance(HostileFiles.Pdf), TestContext.Current.CancellationToken);

        reading.Pages.ShouldHaveSingleItem().Text.ShouldContain("Seite");
    }

    [Fact]
    public async Task ReadAsync_FileShorterThanItWasSaid_IsNoFaultOfTheReader() =>
        await Should.ThrowAsync<EndOfStreamException>(() =>
            readers.Pool.ReadAsync(
                new(ReadingDepth.Glance, [new(1_000, _ => Task.FromResult<Stream>(new MemoryStream(10)))]),
                TestContext.Current.CancellationToken
            )
        );

    [Fact]
    public async Task ReadAsync_MoreBytesThanAReaderTakes_IsTooLarge()
    {
        var reading = await readers.Pool.ReadAsync(
            new(ReadingDepth.Glance, [new(1L << 40, _ => throw new InvalidOperationException("Nobody opens it."))]),
            TestContext.Current.CancellationToken
        );

        reading.Error?.Code.ShouldBe(Problem.TooLarge);
    }
}
