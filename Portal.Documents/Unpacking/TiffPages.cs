using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>Pages of a TIFF: all headers are checked before the first page is decoded.</summary>
internal static class TiffPages
{
    internal static IReadOnlyList<RawPage> Open(byte[] file)
    {
        List<RawPage> pages = [];
        Unpacker.CheckSize(Pix.MeasureTiffPage(file, 0));
        while (Pix.MeasureTiffPage(file, pages.Count) is { } size)
        {
            Unpacker.CheckSize(size);
            if (pages.Count == Unpacker.PageLimit)
                throw new UnreadableFileException(Problem.TooManyPages, "The TIFF has too many pages.");
            var index = pages.Count;
            pages.Add(new(() => Decode(file, index), Drawn: false));
        }
        return pages;
    }

    private static Pix Decode(byte[] file, int index)
    {
        using var page =
            Pix.DecodeTiffPage(file, index)
            ?? throw new UnreadableFileException(Problem.Damaged, "A page of the TIFF cannot be decoded.");
        return page.Gray();
    }
}
