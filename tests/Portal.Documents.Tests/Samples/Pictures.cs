using Portal.Documents.Native;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Tests.Samples;

/// <summary>The sample letter as a camera or a scanner would give it.</summary>
internal static class Pictures
{
    private static readonly Lazy<Pix> At200 = new(() => Draw(SamplePdf.Of(Letter.Lines), 200));

    /// <summary>The letter at 200 dots per inch; not to be disposed.</summary>
    internal static Pix Page => At200.Value;

    internal static byte[] Jpeg(this Pix picture) => picture.Jpeg(85);

    internal static byte[] Png(byte[] pdf, int resolution) =>
        SystemTool.Convert(
            pdf,
            ".pdf",
            ".png",
            "sh",
            "-c",
            $"pdftoppm -gray -png -r {resolution} -singlefile IN > OUT"
        );

    internal static Pix Draw(byte[] pdf, int resolution)
    {
        using var workshop = new Workshop();
        return PdfPages.Open(pdf, resolution, workshop)[0].Decode();
    }

    /// <summary>The page, seen from a slant, on a dark table with a shadow across it.</summary>
    internal static Pix OnTable(Pix page, double dimming = 1)
    {
        var (width, height) = (page.Width * 5 / 4, page.Height * 5 / 4);
        var paper = page.GrayValues();
        var values = new byte[width * height];
        var (left, top) = (page.Width / 8, page.Height / 8);
        for (var y = 0; y < height; y++)
        {
            var slant = (int)(left + (0.05 * (y - top)));
            for (var x = 0; x < width; x++)
            {
                var (px, py) = (x - slant, y - top);
                var light = dimming * (0.95 - (0.4 * x / width));
                var onPage = px >= 0 && py >= 0 && px < page.Width && py < page.Height;
                var value = onPage ? paper[(py * page.Width) + px] : 55 + ((x * 7 + y * 13) % 11);
                values[(y * width) + x] = (byte)(value * light);
            }
        }
        return Pix.FromGrayRows(width, height, new MemoryStream(values));
    }
}
