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
}
