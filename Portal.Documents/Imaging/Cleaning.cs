using Portal.Documents.Native;

namespace Portal.Documents.Imaging;

/// <summary>Even light and straight lines, before a page is recognised.</summary>
internal static class Cleaning
{
    private const int InkThreshold = 160;
    private const float SureSkew = 3;
    private const double SmallestSkew = 0.15;

    /// <summary>Divides by the background, so that shadow and paper colour vanish.</summary>
    internal static Pix EvenLight(Pix picture) =>
        Pix.Wrap(Lept.pixBackgroundNorm(picture, 0, 0, 20, 30, 60, 80, 230, 2, 2)) ?? picture.Gray();

    /// <summary>Turns the page by its measured skew; pages without clear lines stay as they are.</summary>
    internal static Pix Straighten(Pix picture)
    {
        using var ink = picture.Binary(InkThreshold);
        return
            Lept.pixFindSkew(ink, out var angle, out var confidence) == 0
            && confidence >= SureSkew
            && Math.Abs(angle) >= SmallestSkew
            ? picture.Rotate(angle)
            : picture.Gray();
    }
}
