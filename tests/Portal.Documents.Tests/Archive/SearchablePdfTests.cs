using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Archive;

public sealed class SearchablePdfTests(Readers readers)
{
    [Fact]
    public async Task Archive_OfTwoPhotographs_HasTwoPagesWhoseWordsAreFound()
    {
        using var first = Pictures.Draw(SamplePdf.Of(Letter.Lines), 150);
        using var second = Pictures.Draw(SamplePdf.Of(["Auf der zweiten Seite steht ein Nachtrag."]), 150);
        var artifacts = new Artifacts();

        await readers.Pool.ReadAsync(
            artifacts.Collect(Requests.Full(first.Jpeg(), second.Jpeg())),
            TestContext.Current.CancellationToken
        );

        var archive = artifacts.Of(ArtifactKind.Archive).ShouldHaveSingleItem();
        var text = SystemTool.PrintOf(archive, ".pdf", "pdftotext", "IN", "-");
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        pages.Length.ShouldBe(2);
        pages[0].ShouldContain("Betriebskosten");
        pages[1].ShouldContain("Nachtrag");
        SystemTool.PrintOf(archive, ".pdf", "qpdf", "--check", "IN").ShouldContain("No syntax");
    }

    [Fact]
    public async Task Archive_OfASmallFile_StaysSmall()
    {
        var artifacts = new Artifacts();

        await readers.Pool.ReadAsync(
            artifacts.Collect(Requests.Full(SamplePdf.Of(Letter.Lines))),
            TestContext.Current.CancellationToken
        );

        artifacts.Of(ArtifactKind.Archive).ShouldHaveSingleItem().Length.ShouldBeLessThan(500_000);
    }
}
