using Portal.Documents.Pipeline;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Pipeline;

public sealed class ReadingPipelineTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(2.5)]
    [InlineData(-4)]
    [InlineData(8)]
    public void Read_SkewedScan_KeepsItsWords(double degrees)
    {
        using var skewed = Pictures.Page.Rotate(degrees);

        var page = Read(skewed.Jpeg()).Pages.ShouldHaveSingleItem();

        Letter.ShareFoundIn(page.Text).ShouldBeGreaterThanOrEqualTo(0.95, page.Text);
        page.Rotation.ShouldBe(0);
    }

    private static PaperReading Read(params IReadOnlyList<byte[]> files)
    {
        using var pipeline = new ReadingPipeline(null);
        return pipeline.Read(ReadingDepth.Full, files, static (_, _) => { });
    }
}
