using System.Globalization;
using System.Text;

namespace Portal.Documents.Tests.Samples;

/// <summary>Small PDFs written by hand in one of the standard fonts.</summary>
internal static class SamplePdf
{
    internal static byte[] Of(params IReadOnlyList<string>[] pages) => Of(12, pages);

    internal static byte[] Of(double fontSize, params IReadOnlyList<string>[] pages)
    {
        var kids = string.Join(' ', pages.Select((_, index) => $"{4 + (2 * index)} 0 R"));
        List<string> objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Kids[{kids}]/Count {pages.Length}>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ];
        foreach (var page in pages)
        {
            var content = Content(page, fontSize);
            objects.Add(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
                    + $"/Contents {objects.Count + 2} 0 R>>"
            );
            objects.Add($"<</Length {content.Length}>>stream\n{content}\nendstream");
        }
        return Assemble(objects);
    }

    private static string Content(IReadOnlyList<string> lines, double fontSize)
    {
        var content = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"BT /F1 {fontSize} Tf 70 {790 - fontSize} Td {fontSize * 1.5} TL\n"
            )
        );
        foreach (var line in lines)
            content.Append(CultureInfo.InvariantCulture, $"({line}) Tj T*\n");
        return content.Append("ET").ToString();
    }

    private static byte[] Assemble(List<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        List<int> offsets = [];
        foreach (var (index, body) in objects.Index())
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj{body}endobj\n");
        }
        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(
            CultureInfo.InvariantCulture,
            $"trailer<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
