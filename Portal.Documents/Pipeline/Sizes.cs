using Portal.Documents.Native;

namespace Portal.Documents.Pipeline;

/// <summary>How large pages are made for the engine, for people and for lists.</summary>
/// <param name="Resolution">Dots per inch of an A4 sheet for the engine.</param>
internal sealed record Sizes(int Resolution)
{
    internal const double InchesOfA4 = 8.27;
    private const int SmallestResolution = 70;
    private const int PageImageWidth = 1_240;
    private const int ThumbnailWidth = 360;
    private const double CameraMargin = 1.1;
    private const double LargestEnlargement = 2.0;
    private const double NotWorthShrinking = 0.9;
    private const double NotWorthEnlarging = 1.4;

    internal static Sizes Full { get; } = new(300);

    internal static Sizes Glance { get; } = new(170);

    internal static Sizes Of(ReadingDepth depth) => depth == ReadingDepth.Full ? Full : Glance;

    /// <summary>Pixels of the shorter side of a photograph, table and all.</summary>
    internal int PhotographWidth => (int)(Resolution * InchesOfA4 * CameraMargin);

    /// <summary>A camera gives more pixels than letters need, a fax fewer.</summary>
    internal Pix Normalise(Pix picture)
    {
        var factor = (double)PhotographWidth / Math.Min(picture.Width, picture.Height);
        return factor switch
        {
            < NotWorthShrinking => picture.Scale(factor),
            > NotWorthEnlarging when this == Full => picture.Scale(Math.Min(LargestEnlargement, factor)),
            _ => picture.Gray(),
        };
    }

    /// <summary>Dots per inch when the picture shows an A4 sheet.</summary>
    internal static int DotsPerInch(Pix picture) =>
        Math.Max(SmallestResolution, (int)(Math.Min(picture.Width, picture.Height) / InchesOfA4));

    internal static Pix PageImage(Pix page) => page.Reduce((double)PageImageWidth / page.Width);

    internal static Pix Thumbnail(Pix page) => page.Reduce((double)ThumbnailWidth / page.Width);
}
