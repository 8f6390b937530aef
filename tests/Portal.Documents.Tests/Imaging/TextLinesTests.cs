using Portal.Documents.Imaging;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Imaging;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Measure_TurnedPage_SaysHowToTurnItBack(int turns)
    {
        using var page = Pictures.Page.Turn(turns);

        TextLines.Measure(page).Quarters.ShouldBe((4 - turns) % 4);
    }

    [Theory]
    [InlineData(0, 2.5)]
    [InlineData(0, -4)]
    [InlineData(2, 1.2)]
    [InlineData(1, -2.5)]
    [InlineData(0, 9)]
    public void Measure_SkewedPage_SaysHowToLevelIt(int turns, double degrees)
    {
        using var turned = Pictures.Page.Turn(turns);
        using var page = turned.Rotate(degrees);

        var lines = TextLines.Measure(page);

        lines.Quarters.ShouldBe((4 - turns) % 4);
        lines.Skew.ShouldBe(-degrees, 0.2);
    }

    [Fact]
    public void Measure_EmptyPage_SaysNothing()
    {
        using var white = Pictures.Draw(SamplePdf.Of([""]), 100);

        TextLines.Measure(white).ShouldBe(new TextLines(null, 0));
    }
}
