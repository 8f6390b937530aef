using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Portal.Documents.Tests.Samples;

/// <summary>Files nobody should send, made when the tests run.</summary>
internal static class HostileFiles
{
    internal static byte[] Pdf { get; } = SamplePdf.Of(["Ein Satz, der auf dieser Seite steht."]);

    /// <summary>The harmless string every virus scanner knows, put together here so that no file of ours holds it.</summary>
    internal static byte[] Eicar() =>
        Encoding.ASCII.GetBytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    internal static byte[] HtmlAndPdf() => [.. "<html><script>alert(1)</script></html>\n"u8, .. Pdf];

    internal static byte[] ZipAndPdf()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("brief.pdf", CompressionLevel.NoCompression).Open())
            entry.Write(Pdf);
        return zip.ToArray();
    }

    internal static byte[] WithScript() =>
        Encoding.Latin1.GetBytes(
            Encoding
                .Latin1.GetString(Pdf)
                .Replace(
                    "/Type/Catalog",
                    "/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
                    StringComparison.Ordinal
                )
        );

    internal static byte[] Encrypted() =>
        SystemTool.Convert(Pdf, ".pdf", ".pdf", "qpdf", "--encrypt", "geheim", "geheim", "256", "--", "IN", "OUT");

    /// <summary>Needs no password to open, only to change.</summary>
    internal static byte[] Protected() =>
        SystemTool.Convert(Pdf, ".pdf", ".pdf", "qpdf", "--encrypt", "", "geheim", "256", "--", "IN", "OUT");

    internal static byte[] ManyPages(int count) =>
        SystemTool.Convert(
            Pdf,
            ".pdf",
            ".pdf",
            ["qpdf", "--empty", "--pages", .. Enumerable.Repeat("IN", count), "--", "OUT"]
        );

    /// <summary>A few kilobytes that claim to be <paramref name="side"/> × <paramref name="side"/> pixels.</summary>
    internal static byte[] HugePng(int side)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 1;
        Chunk(png, "IHDR", header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(new byte[1_000_000]);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(Stream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        png.Write(number);
    }

    // The checksum of PNG chunks (ISO 3309).
    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
