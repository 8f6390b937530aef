using Portal.Documents.Native;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Pipeline;

public sealed class ReadingPipelineTests(Readers readers)
{
    [Theory]
    [InlineData(0)]
    [InlineData(2.5)]
    [InlineData(-4)]
    [InlineData(8)]
    public async Task Read_SkewedScan_KeepsItsWords(double degrees)
    {
        using var skewed = Pictures.Page.Rotate(degrees);

        var page = await ReadPageAsync(Requests.Full(skewed.Jpeg()));

        Letter.ShareFoundIn(page.Text).ShouldBeGreaterThanOrEqualTo(0.95, page.Text);
        page.Rotation.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_TurnedPage_IsPutUpright(int turns)
    {
        using var turned = Pictures.Page.Turn(turns);

        var page = await ReadPageAsync(Requests.Full(turned.Jpeg()));

        page.Rotation.ShouldBe((4 - turns) % 4 * 90);
        page.Height.ShouldBeGreaterThan(page.Width);
        Letter.ShareFoundIn(page.Text).ShouldBeGreaterThanOrEqualTo(0.95, page.Text);
    }

    [Fact]
    public async Task Read_TurnedPageOfAPdf_IsPutUpright()
    {
        var pdf = SystemTool.Convert(SamplePdf.Of(Letter.Lines), ".pdf", ".pdf", "qpdf", "--rotate=+180", "IN", "OUT");

        var page = await ReadPageAsync(Requests.Full(pdf));

        page.Rotation.ShouldBe(180);
        Letter.ShareFoundIn(page.Text).ShouldBeGreaterThanOrEqualTo(0.95, page.Text);
    }

    [Fact]
    public async Task Read_AnyPage_PutsTheWordBoxesOnTheWords()
    {
        var artifacts = new Artifacts();

        var page = await ReadPageAsync(artifacts.Collect(Requests.Full(SamplePdf.Of(24, ["", "", "Hausnummer"]))));

        var word = page.Words.ShouldHaveSingleItem();
        using var image = Pix.Decode(artifacts.Of(ArtifactKind.PageImage).ShouldHaveSingleItem())!;
        (image.Width, image.Height).ShouldBe((page.Width, page.Height));
        using var inside = image.Clip(new(word.X, word.Y, word.Width, word.Height));
        var ink = Dark(inside);
        ink.ShouldBeGreaterThan(word.Width * word.Height / 10);
        ink.ShouldBeGreaterThan(Dark(image) * 95 / 100);
    }

    [Fact]
    public async Task Read_AnyPage_GivesAThumbnailThatIsSmall()
    {
        var artifacts = new Artifacts();

        await ReadPageAsync(artifacts.Collect(Requests.Glance(Pictures.Page.Jpeg())));

        using var thumbnail = Pix.Decode(artifacts.Of(ArtifactKind.Thumbnail).ShouldHaveSingleItem())!;
        thumbnail.Width.ShouldBe(360);
        artifacts.Of(ArtifactKind.Archive).ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_GlanceAtALongPaper_CountsAllPagesAndLooksAtTwelve()
    {
        var artifacts = new Artifacts();
        var pdf = SamplePdf.Of([
            .. Enumerable.Range(1, 30).Select(number => (string[])[.. Letter.Lines, $"Seite {number}"]),
        ]);

        var reading = await readers.Pool.ReadAsync(
            artifacts.Collect(Requests.Glance(pdf)),
            TestContext.Current.CancellationToken
        );

        reading.Pages.Count.ShouldBe(30);
        reading.Type.ShouldBe(PaperKind.UtilityBill);
        artifacts.Of(ArtifactKind.Thumbnail).Count.ShouldBe(12);
        reading.Pages[0].Text.ShouldContain("Seite 1");
        reading.Pages.Skip(1).ShouldAllBe(page => page.Text.Length == 0);
    }

    [Fact]
    public async Task Read_EnglishPage_IsReadInItsLanguage()
    {
        string[] english =
        [
            "Dear Ms Example,",
            "thank you for your letter. We have received the form and will",
            "write to you as soon as the office has looked at it. You can",
            "call us on the number above if you have questions.",
        ];

        var page = await ReadPageAsync(Requests.Full(SamplePdf.Of(14, english)));

        page.Language.ShouldBe("en");
        page.Text.ShouldContain("received the form");
    }

    [Fact]
    public async Task Read_BlankBackOfASheet_TakesNothingFromThePaper()
    {
        var reading = await readers.Pool.ReadAsync(
            Requests.Full(SamplePdf.Of(Letter.Lines, [""])),
            TestContext.Current.CancellationToken
        );

        reading.Pages[1].Quality.Reasons.ShouldBe([Problem.EmptyPage]);
        reading.Quality.Readable.ShouldBeTrue();
    }

    private static int Dark(Pix picture) => picture.GrayValues().Count(value => value < 128);

    private async Task<PageReading> ReadPageAsync(ReadingRequest request)
    {
        var reading = await readers.Pool.ReadAsync(request, TestContext.Current.CancellationToken);
        reading.Error.ShouldBeNull();
        return reading.Pages.ShouldHaveSingleItem();
    }
}
