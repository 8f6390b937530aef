using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>Pages of a PDF, drawn grey by poppler one at a time. Scripts, links and attachments stay behind.</summary>
internal static partial class PdfPages
{
    /// <summary>Pixels of the longer side: an A3 sheet at 300 dots per inch.</summary>
    private const int LongestSide = 4961;

    private const double PointsPerInch = 72;
    private const double PointsOfA4 = 842;

    internal static IReadOnlyList<RawPage> Open(byte[] file, int resolution, Workshop workshop)
    {
        var path = workshop.Put(file, ".pdf");
        var description = Describe(path);
        var match = PageCount().Match(description);
        if (
            !match.Success
            || int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) is not (> 0 and var count)
        )
            throw new UnreadableFileException(Problem.Damaged, "The PDF has no readable pages.");
        if (count > Unpacker.PageLimit)
            throw new UnreadableFileException(Problem.TooManyPages, "The PDF has too many pages.");
        var longest = PageSize()
            .Matches(description)
            .ToDictionary(
                size => int.Parse(size.Groups["page"].Value, CultureInfo.InvariantCulture),
                size => Math.Max(Points(size.Groups["width"]), Points(size.Groups["height"]))
            );
        return
        [
            .. Enumerable
                .Range(1, count)
                .Select(page =>
                {
                    var points = Math.Max(1, longest.GetValueOrDefault(page, PointsOfA4));
                    var dots = Math.Clamp((int)(LongestSide * PointsPerInch / points), 1, resolution);
                    return new RawPage(() => Draw(path, page, dots), Drawn: true);
                }),
        ];
    }

    private static string Describe(string path)
    {
        var last = Unpacker.PageLimit.ToString(CultureInfo.InvariantCulture);
        var description = Tool.Run("pdfinfo", "-f", "1", "-l", last, path);
        return description.Errors.Contains("Incorrect password", StringComparison.Ordinal)
            ? throw new UnreadableFileException(Problem.Encrypted, "The PDF needs a password.")
            : Encoding.UTF8.GetString(description.Output);
    }

    private static Pix Draw(string path, int page, int dots)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var resolution = dots.ToString(CultureInfo.InvariantCulture);
        using var drawing = Tool.Start("pdftoppm", "-gray", "-r", resolution, "-f", number, "-l", number, path);
        using var pixels = new BufferedStream(drawing.Output, 1 << 16);
        try
        {
            var picture = GrayMap.Read(pixels);
            picture.SetResolution(dots);
            return picture;
        }
        catch (IOException exception)
        {
            throw new UnreadableFileException("A page of the PDF cannot be drawn.", exception);
        }
    }

    private static double Points(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Pages:\s+(?<count>\d{1,9})\s*$", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex(
        @"^Page\s+(?<page>\d{1,4}) size:\s+(?<width>[\d.]{1,20}) x (?<height>[\d.]{1,20})",
        RegexOptions.Multiline
    )]
    private static partial Regex PageSize();
}
