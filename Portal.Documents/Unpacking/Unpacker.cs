using Portal.Documents.Identification;
using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>Opens a file and gives its pages one after the other, each decoded only when it is asked for.</summary>
internal static class Unpacker
{
    /// <summary>Pages of one paper.</summary>
    internal const int PageLimit = 200;

    /// <summary>Pixels of one picture, checked in its header before anything is decoded.</summary>
    private const long PixelLimit = 100_000_000;

    /// <param name="resolution">Dots per inch at which PDF pages are drawn.</param>
    /// <exception cref="UnreadableFileException">The file is encrypted, damaged, unsupported or too large.</exception>
    internal static IEnumerable<RawPage> Open(byte[] file, int resolution) =>
        FileFormats.Identify(file) switch
        {
            FileFormat.Pdf => PdfPages.Open(file, resolution),
            FileFormat.Tiff => TiffPages(file),
            FileFormat.Jpeg => [Picture(file, ExifOrientation.Read(file))],
            FileFormat.Png => [Picture(file, ExifOrientation.Upright)],
            FileFormat.Heic => [Picture(HeicPicture.ToJpeg(file), ExifOrientation.Upright)],
            _ when file.Length == 0 => throw new UnreadableFileException(Problem.EmptyPage, "The file is empty."),
            _ => throw new UnreadableFileException(Problem.Unsupported, "This is no PDF, JPEG, PNG, TIFF or HEIC."),
        };

    internal static void CheckSize((int Width, int Height)? size)
    {
        if (size is not { } known)
            throw new UnreadableFileException(Problem.Damaged, "The picture has no readable header.");
        if ((long)known.Width * known.Height > PixelLimit)
            throw new UnreadableFileException(Problem.TooLarge, "The picture has too many pixels.");
    }

    private static RawPage Picture(byte[] file, ExifOrientation orientation)
    {
        CheckSize(Pix.Measure(file));
        using var decoded =
            Pix.Decode(file) ?? throw new UnreadableFileException(Problem.Damaged, "The picture cannot be decoded.");
        return new(orientation.Apply(decoded), Drawn: false);
    }

    private static IEnumerable<RawPage> TiffPages(byte[] file)
    {
        CheckSize(Pix.Measure(file));
        nuint offset = 0;
        var count = 0;
        do
        {
            if (++count > PageLimit)
                throw new UnreadableFileException(Problem.TooManyPages, "The TIFF has too many pages.");
            using var page =
                Pix.DecodeTiffPage(file, ref offset)
                ?? throw new UnreadableFileException(Problem.Damaged, "A page of the TIFF cannot be decoded.");
            yield return new(page.Gray(), Drawn: false);
        } while (offset != 0);
    }
}
