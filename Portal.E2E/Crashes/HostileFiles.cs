using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Portal.E2E.Crashes;

/// <summary>Files nobody should send, made when the tests run.</summary>
internal static class HostileFiles
{
    internal static byte[] Plain(string text) => Encoding.UTF8.GetBytes(SamplePdf.WithText(text));

    internal static byte[] Truncated() => Plain("Abgeschnitten")[..200];

    /// <summary>The harmless string every virus scanner knows, put together here so that no file of ours holds it.</summary>
    internal static byte[] Eicar() =>
        Encoding.ASCII.GetBytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    /// <summary>A few kilobytes that claim to be 30,000 × 30,000 pixels.</summary>
    internal static byte[] HugePng()
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 30_000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 30_000);
        header[8] = 1;
        Chunk(png, "IHDR", header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(new byte[1_000_000]);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>A page for browsers and a PDF at once.</summary>
    internal static byte[] HtmlPolyglot() =>
        [.. Encoding.ASCII.GetBytes("<html><script>alert(1)</script></html>\n"), .. Plain("Doppelt")];

    internal static byte[] WithScript() =>
        Encoding.ASCII.GetBytes(
            SamplePdf
                .WithText("Skript")
                .Replace(
                    "/Type/Catalog",
                    "/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
                    StringComparison.Ordinal
                )
        );

    internal static byte[] Encrypted() => Qpdf("--encrypt geheim geheim 256 --", Plain("Geheim"));

    internal static byte[] ManyPages(int count) =>
        Qpdf($"--empty --pages {string.Join(' ', Enumerable.Repeat("IN", count))} --", Plain("Viele"), inPlace: false);

    private static byte[] Qpdf(string arguments, byte[] pdf, bool inPlace = true)
    {
        var folder = Directory.CreateTempSubdirectory("portal-qpdf-");
        try
        {
            var (source, target) = (Path.Combine(folder.FullName, "in.pdf"), Path.Combine(folder.FullName, "out.pdf"));
            File.WriteAllBytes(source, pdf);
            var call = inPlace
                ? $"{arguments} {source} {target}"
                : $"{arguments.Replace("IN", source, StringComparison.Ordinal)} {target}";
            using var qpdf = Process.Start(
                new ProcessStartInfo("qpdf", call) { RedirectStandardError = true, UseShellExecute = false }
            )!;
            qpdf.StandardError.ReadToEnd();
            qpdf.WaitForExit();
            return File.ReadAllBytes(target);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Chunk(Stream png, string type, byte[] data)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        png.Write(number);
    }

    /// <summary>The checksum of PNG chunks (ISO 3309).</summary>
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
