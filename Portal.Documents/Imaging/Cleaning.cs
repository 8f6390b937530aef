using Portal.Documents.Native;

namespace Portal.Documents.Imaging;

/// <summary>Even light and straight lines, before a page is recognised.</summary>
internal static class Cleaning
{
    private const double SmallestSkew = 0.15;
    private const int MeasuredSide = 400;
    private const int White = 250;

    /// <summary>Divides by the background, so that shadow and paper colour vanish.</summary>
    internal static Pix EvenLight(Pix picture) =>
        Pix.Wrap(Lept.pixBackgroundNorm(picture, 0, 0, 20, 30, 60, 80, 230, 2, 2)) ?? picture.Gray();

    /// <summary>Whether the paper is white everywhere already, as on pages a program wrote.</summary>
    internal static bool IsWhite(Pix picture)
    {
        var image = GrayImage.Small(picture, MeasuredSide);
        return image.Quantile(0.3) >= White;
    }

    /// <param name="degrees">Clockwise.</param>
    internal static Pix Straighten(Pix picture, double degrees) =>
        Math.Abs(degrees) >= SmallestSkew ? picture.Rotate(degrees) : picture.Gray();
}
