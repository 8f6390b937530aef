using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>Pages of a PDF, drawn grey by poppler one at a time.</summary>
internal static partial class PdfPages
{
    /// <summary>Pixels of the longer side: an A3 sheet at 300 dots per inch.</summary>
    private const int LongestSide = 4961;

    private const double PointsPerInch = 72;

    internal static IEnumerable<RawPage> Open(byte[] file, int resolution)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, file);
        try
        {
            var count = CountPages(path);
            for (var page = 1; page <= count; page++)
                yield return new(Draw(path, page, resolution), Drawn: true);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static int CountPages(string path)
    {
        var description = Tool.Run("pdfinfo", path);
        if (description.Errors.Contains("Incorrect password", StringComparison.Ordinal))
            throw new UnreadableFileException(Problem.Encrypted, "The PDF needs a password.");
        var match = PageCount().Match(Encoding.UTF8.GetString(description.Output));
        if (
            !match.Success
            || int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) is not (> 0 and var count)
        )
            throw new UnreadableFileException(Problem.Damaged, "The PDF has no readable pages.");
        return count <= Unpacker.PageLimit
            ? count
            : throw new UnreadableFileException(Problem.TooManyPages, "The PDF has too many pages.");
    }

    private static Pix Draw(string path, int page, int resolution)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var description = Encoding.UTF8.GetString(Tool.Run("pdfinfo", "-f", number, "-l", number, path).Output);
        var size = PageSize().Match(description);
        var longest = size.Success
            ? Math.Max(Points(size.Groups["width"]), Points(size.Groups["height"]))
            : PointsPerInch;
        var dots = Math.Min(resolution, (int)(LongestSide * PointsPerInch / Math.Max(1, longest)));
        var drawn = Tool.Run(
            "pdftoppm",
            "-gray",
            "-r",
            Math.Max(1, dots).ToString(CultureInfo.InvariantCulture),
            "-f",
            number,
            "-l",
            number,
            path
        );
        if (drawn.ExitCode != 0 || drawn.Output.Length == 0)
            throw new UnreadableFileException(Problem.Damaged, "A page of the PDF cannot be drawn.");
        Unpacker.CheckSize(Pix.Measure(drawn.Output));
        using var picture =
            Pix.Decode(drawn.Output)
            ?? throw new UnreadableFileException(Problem.Damaged, "A page of the PDF cannot be drawn.");
        return picture.Gray();
    }

    private static double Points(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Pages:\s+(?<count>\d{1,9})", RegexOptions.Multiline)]
    private static partial Regex PageCount();

    [GeneratedRegex(@"^Page\s+\d+ size:\s+(?<width>[\d.]+) x (?<height>[\d.]+)", RegexOptions.Multiline)]
    private static partial Regex PageSize();
}
