using System.Text.Json;
using Portal.E2E.Running;

namespace Portal.E2E;

internal static class SampleFiles
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("portal-samples-").FullName;

    internal static string Pdf(params string[] lines)
    {
        var path = Path.Combine(Folder, $"{Guid.NewGuid():N}.pdf");
        File.WriteAllText(path, SamplePdf.WithText(lines));
        return path;
    }
}
