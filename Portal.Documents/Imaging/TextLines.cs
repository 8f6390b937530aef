using Portal.Documents.Native;

namespace Portal.Documents.Imaging;

/// <summary>How the lines of text lie on a page: measured on a small black and white copy, because nothing else is as cheap.</summary>
/// <param name="Quarters">Quarter turns clockwise that put the page upright, null when the letters do not say.</param>
/// <param name="Skew">Degrees clockwise that make the lines level after the quarter turns, 0 when these are unknown.</param>
internal sealed record TextLines(int? Quarters, double Skew)
{
    /// <summary>Enough for ascenders of small print, at 150 dots per inch on A4.</summary>
    private const int MeasuredSide = 1_754;

    private const int InkThreshold = 160;
    private const int SureSkew = 3;
    private const double LargestSkew = 12;

    /// <summary>Ascenders less descenders over their spread. Measured: a letter gives 15 to 22, lines that stand on end up to 9.</summary>
    private const double SureSign = 10;

    internal static TextLines Measure(Pix page)
    {
        using var small = page.Reduce((double)MeasuredSide / Math.Max(page.Width, page.Height));
        using var ink = small.Binary(InkThreshold);
        using var turned = ink.Turn(1);
        var (level, levelSure) = SkewOfInk(ink);
        var (upended, upendedSure) = SkewOfInk(turned);
        var (lying, skew, sure) = upendedSure > levelSure ? (true, upended, upendedSure) : (false, level, levelSure);
        if (sure < SureSkew)
            return new(null, 0);
        using var straight = Straight(small, lying, skew);
        var quarters = Sign(straight) switch
        {
            > 0 => lying ? 1 : 0,
            < 0 => lying ? 3 : 2,
            _ => (int?)null,
        };
        return new(quarters, quarters is null ? 0 : skew);
    }

    /// <summary>The skew alone, for a page known to stand upright.</summary>
    internal static double SkewOf(Pix page)
    {
        using var small = page.Reduce((double)MeasuredSide / Math.Max(page.Width, page.Height));
        using var ink = small.Binary(InkThreshold);
        var (skew, sure) = SkewOfInk(ink);
        return sure >= SureSkew ? skew : 0;
    }

    // The grey copy is turned: black and white letters would fray and lose the ascenders looked for.
    private static Pix Straight(Pix small, bool lying, double skew)
    {
        using var upended = small.Turn(lying ? 1 : 0);
        using var level = upended.Rotate(skew);
        return level.Binary(InkThreshold);
    }

    private static (double Degrees, double Sure) SkewOfInk(Pix ink) =>
        Lept.pixFindSkewSweepAndSearch(ink, out var angle, out var sure, 4, 2, (float)LargestSkew, 1, 0.02f) == 0
            ? (angle, sure)
            : (0, 0);

    private static int Sign(Pix ink) =>
        Lept.pixOrientDetect(ink, out var up, out _, 0, 0) == 0 && Math.Abs(up) >= SureSign ? Math.Sign(up) : 0;
}
