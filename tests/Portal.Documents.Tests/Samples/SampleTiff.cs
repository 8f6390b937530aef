using Portal.Documents.Native;

namespace Portal.Documents.Tests.Samples;

/// <summary>Uncompressed grey TIFF 6.0 of several pages.</summary>
internal static class SampleTiff
{
    internal static byte[] Of(params IReadOnlyList<Pix> pages)
    {
        using var tiff = new MemoryStream();
        using var writer = new BinaryWriter(tiff);
        writer.Write("II*\0"u8);
        var link = tiff.Position;
        writer.Write(0u);
        foreach (var page in pages)
        {
            var strip = (uint)tiff.Position;
            writer.Write(page.GrayValues());
            if (tiff.Position % 2 == 1)
                writer.Write((byte)0);
            var directory = (uint)tiff.Position;
            tiff.Position = link;
            writer.Write(directory);
            tiff.Position = directory;
            link = WriteDirectory(writer, page, strip);
        }
        return tiff.ToArray();
    }

    private static long WriteDirectory(BinaryWriter writer, Pix page, uint strip)
    {
        (ushort Tag, uint Value)[] entries =
        [
            (256, (uint)page.Width),
            (257, (uint)page.Height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, strip),
            (277, 1),
            (278, (uint)page.Height),
            (279, (uint)(page.Width * page.Height)),
        ];
        writer.Write((ushort)entries.Length);
        foreach (var (tag, value) in entries)
        {
            writer.Write(tag);
            writer.Write((ushort)4);
            writer.Write(1u);
            writer.Write(value);
        }
        var link = writer.BaseStream.Position;
        writer.Write(0u);
        return link;
    }
}
