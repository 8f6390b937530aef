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

    private const double SureLead = 1.5;

    private static TextLines Unknown { get; } = new(null, 0);

    internal static TextLines Measure(Pix page)
    {
        using var small = page.Reduce((double)MeasuredSide / Math.Max(page.Width, page.Height));
        using var ink = small.Binary(InkThreshold);
        using var turned = ink.Turn(1);
        var (level, levelSure) = SkewOfInk(ink);
        var (upended, upendedSure) = SkewOfInk(turned);
        // Columns of a table look like lines too: the letters decide, the surer direction is only looked at first.
        return levelSure >= upendedSure
            ? Upright(small, level, levelSure) ?? OnEnd(small, upended, upendedSure) ?? Unknown
            : OnEnd(small, upended, upendedSure) ?? Upright(small, level, levelSure) ?? Unknown;
    }

    /// <summary>The skew alone, for a page known to stand upright.</summary>
    internal static double SkewOf(Pix page)
    {
        using var small = page.Reduce((double)MeasuredSide / Math.Max(page.Width, page.Height));
        using var ink = small.Binary(InkThreshold);
        var (skew, sure) = SkewOfInk(ink);
        return sure >= SureSkew ? skew : 0;
    }

    private static TextLines? Upright(Pix small, double skew, double sure) =>
        sure < SureSkew
            ? null
            : Sign(small, skew) switch
            {
                > 0 => new(0, skew),
                < 0 => new(2, skew),
                _ => null,
            };

    private static TextLines? OnEnd(Pix small, double skew, double sure)
    {
        if (sure < SureSkew)
            return null;
        using var turned = small.Turn(1);
        return Sign(turned, skew) switch
        {
            > 0 => new(1, skew),
            < 0 => new(3, skew),
            _ => null,
        };
    }

    private static (double Degrees, double Sure) SkewOfInk(Pix ink) =>
        Lept.pixFindSkewSweepAndSearch(ink, out var angle, out var sure, 4, 2, (float)LargestSkew, 1, 0.02f) == 0
            ? (angle, sure)
            : (0, 0);

    // The grey copy is turned: black and white letters would fray and lose the ascenders looked for.
    private static int Sign(Pix small, double skew)
    {
        using var level = small.Rotate(skew);
        using var ink = level.Binary(InkThreshold);
        return
            Lept.pixOrientDetect(ink, out var up, out var left, 0, 0) == 0
            && Math.Abs(up) >= SureSign
            && Math.Abs(up) >= SureLead * Math.Abs(left)
            ? Math.Sign(up)
            : 0;
    }
}
