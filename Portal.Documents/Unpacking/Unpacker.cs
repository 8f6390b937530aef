using Portal.Documents.Identification;
using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>Opens a file and lists its pages; each is decoded only when it is asked for.</summary>
internal static class Unpacker
{
    /// <summary>Pages of one paper.</summary>
    internal const int PageLimit = 200;

    /// <summary>Pixels of one picture, checked in its header before anything is decoded.</summary>
    private const long PixelLimit = 100_000_000;

    /// <param name="resolution">Dots per inch at which PDF pages are drawn.</param>
    /// <param name="width">Pixels of the shorter side that are enough; larger photographs may be decoded smaller.</param>
    /// <param name="workshop">Takes the file while a system program needs it.</param>
    /// <exception cref="UnreadableFileException">The file is encrypted, damaged, unsupported or too large.</exception>
    internal static IReadOnlyList<RawPage> Open(byte[] file, int resolution, int width, Workshop workshop) =>
        FileFormats.Identify(file) switch
        {
            FileFormat.Pdf => PdfPages.Open(file, resolution, workshop),
            FileFormat.Tiff => TiffPages.Open(file),
            FileFormat.Jpeg => [Photograph(file, width)],
            FileFormat.Png => [Picture(file)],
            FileFormat.Heic => [Photograph(HeicPicture.ToJpeg(file, workshop), width)],
            _ when file.Length == 0 => throw new UnreadableFileException(Problem.EmptyPage, "The file is empty."),
            _ => throw new UnreadableFileException(Problem.Unsupported, "This is no PDF, JPEG, PNG, TIFF or HEIC."),
        };

    internal static (int Width, int Height) CheckSize((int Width, int Height)? size)
    {
        if (size is not { Width: > 0, Height: > 0 } known)
            throw new UnreadableFileException(Problem.Damaged, "The picture has no readable header.");
        if ((long)known.Width * known.Height > PixelLimit)
            throw new UnreadableFileException(Problem.TooLarge, "The picture has too many pixels.");
        return known;
    }

    private static RawPage Picture(byte[] file)
    {
        CheckSize(Pix.Measure(file));
        return new(
            () =>
            {
                using var decoded =
                    Pix.Decode(file)
                    ?? throw new UnreadableFileException(Problem.Damaged, "The picture cannot be decoded.");
                return decoded.Gray();
            },
            Drawn: false
        );
    }

    private static RawPage Photograph(byte[] file, int wanted)
    {
        var (width, height) = CheckSize(Pix.Measure(file));
        var orientation = ExifOrientation.Read(file);
        // The decoder itself can halve and quarter a picture at almost no cost.
        var reduction = (Math.Min(width, height) / wanted) switch
        {
            >= 8 => 8,
            >= 4 => 4,
            >= 2 => 2,
            _ => 1,
        };
        return new(
            () =>
                orientation.Apply(
                    Pix.DecodeJpegGray(file, reduction)
                        ?? throw new UnreadableFileException(Problem.Damaged, "The picture cannot be decoded.")
                ),
            Drawn: false
        );
    }
}
