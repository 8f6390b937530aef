using System.Text.Json;

namespace Portal.Core.Demonstration;

internal sealed record DemonstrationManifest(IReadOnlyList<DemonstrationPaper> Papers)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Null while it is not there or not written to its end.</summary>
    public static async Task<DemonstrationManifest?> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "manifest.json");
        if (!File.Exists(path))
            return null;
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<DemonstrationManifest>(file, Options, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record DemonstrationPaper(
    string Id,
    DemonstrationPerson Person,
    DemonstrationContact Contact,
    string Topic,
    string? TopicNote,
    string Language,
    double HoursAgo,
    IReadOnlyList<string> Files
);

internal sealed record DemonstrationPerson(
    string? GivenName,
    string? FamilyName,
    DateOnly? BirthDate,
    string? BgNummer
);

internal sealed record DemonstrationContact(string Kind, string? Value);
