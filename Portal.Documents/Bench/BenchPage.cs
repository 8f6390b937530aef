using System.Globalization;
using System.Text;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Bench;

/// <summary>Pages as scanners give them: grey JPEG at 300 dots per inch, alone or in a PDF without text.</summary>
internal static class BenchPage
{
    private const int Resolution = 300;
    private const int LinesOnAPage = 44;
    private const int Quality = 85;

    /// <summary>Pages of invented letters; every page starts at another line.</summary>
    internal static IEnumerable<byte[]> Invented(int count)
    {
        using var reader = new StreamReader(typeof(BenchPage).Assembly.GetManifestResourceStream("Bench/letters.txt")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var page = 0; page < count; page++)
        {
            var start = page * 7;
            var text = Enumerable.Range(start, LinesOnAPage).Select(line => lines[line % lines.Length]);
            yield return Scan(
                Pdf(Content(text), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
            );
        }
    }

    /// <summary>The first page of a PDF, without its text layer.</summary>
    internal static byte[] Scan(byte[] pdf)
    {
        using var workshop = new Workshop();
        using var picture = PdfPages.Open(pdf, Resolution, workshop)[0].Decode();
        return picture.Jpeg(Quality);
    }

    /// <summary>A page that shows a grey JPEG and nothing else.</summary>
    internal static byte[] Pdf(byte[] jpeg)
    {
        var (width, height) = Native.Pix.Measure(jpeg)!.Value;
        var picture = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {jpeg.Length}>>stream\n{Encoding.Latin1.GetString(jpeg)}\nendstream"
        );
        return Pdf("q 595 0 0 842 0 0 cm /F1 Do Q", picture);
    }

    private static string Content(IEnumerable<string> lines) =>
        "BT /F1 11 Tf 60 780 Td 16 TL " + string.Join(' ', lines.Select(line => $"({line}) Tj T*")) + " ET";

    private static byte[] Pdf(string content, string resource)
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</F1 5 0 R>>>>/Contents 4 0 R>>",
            $"<</Length {content.Length}>>stream\n{content}\nendstream",
            resource,
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        List<int> offsets = [];
        foreach (var (index, body) in objects.Index())
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj{body}endobj\n");
        }
        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(
            CultureInfo.InvariantCulture,
            $"trailer<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
