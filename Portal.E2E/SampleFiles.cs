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

    /// <summary>Photographs of the pages of the demonstration's tenancy contract.</summary>
    internal static string[] TenancyContractPhotos()
    {
        using var manifest = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(TestSettings.Demonstration, "manifest.json"))
        );
        var contract = manifest
            .RootElement.GetProperty("papers")
            .EnumerateArray()
            .First(paper =>
                paper.GetProperty("kind").GetString() == "tenancy_contract"
                && Files(paper)[0].EndsWith(".jpg", StringComparison.Ordinal)
            );
        return [.. Files(contract).Select(file => Path.Combine(TestSettings.Demonstration, file))];
    }

    private static string[] Files(JsonElement paper) =>
        [.. paper.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
}
