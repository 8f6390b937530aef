using System.Text.Json;

namespace Portal.Documents.Tests.Understanding;

/// <summary>A demonstration paper as its source tells it: what stands on it, line by line, and what should be understood.</summary>
internal sealed record DemonstrationPaper(
    string Id,
    PaperKind Kind,
    Urgency Urgency,
    IReadOnlyList<PageReading> Pages,
    JsonElement Expected
)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demonstration");

    public static IReadOnlyDictionary<string, DemonstrationPaper> All { get; } =
        Load().ToDictionary(static paper => paper.Id, StringComparer.Ordinal);

    private static IEnumerable<DemonstrationPaper> Load()
    {
        var people = Parse(Path.Combine(Folder, "people.json"));
        var senders = Parse(Path.Combine(Folder, "senders.json"));
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(Folder, "papers"), "*.json").Order(StringComparer.Ordinal)
        )
        {
            var kind = JsonSerializer.Deserialize<PaperKind>($"\"{Path.GetFileNameWithoutExtension(file)}\"");
            foreach (var paper in Parse(file).EnumerateArray())
            {
                var sender = paper.TryGetProperty("sender", out var key)
                    ? senders.GetProperty(key.GetString()!)
                    : default;
                var lines = Lines(paper, people.GetProperty(paper.GetProperty("person").GetString()!), sender);
                var pages = string.Join('\n', lines).Split("\n===\n");
                yield return new DemonstrationPaper(
                    paper.GetProperty("id").GetString()!,
                    kind,
                    paper.TryGetProperty("urgency", out var urgency) ? urgency.Deserialize<Urgency>() : Urgency.None,
                    Papers.Pages(pages),
                    paper.GetProperty("expected")
                );
            }
        }
    }

    private static IEnumerable<string> Lines(JsonElement paper, JsonElement person, JsonElement sender)
    {
        var layout = paper.GetProperty("layout").GetString();
        var name = $"{Text(person, "given_name")} {Text(person, "family_name")}";
        string[] address = [name, Text(person, "street"), Text(person, "place")];
        IEnumerable<string> head = layout switch
        {
            "letter" =>
            [
                .. Letterhead(sender),
                Text(person, "title") is "Herr" ? "Herrn" : Text(person, "title"),
                .. address,
                .. paper
                    .GetProperty("info")
                    .EnumerateArray()
                    .Select(static row => $"{row[0].GetString()} {row[1].GetString()}"),
            ],
            "private" => [.. address, .. Strings(paper, "to"), Text(paper, "place_date")],
            "card" => ["Kopie"],
            _ => Letterhead(sender),
        };
        string[] title = layout is "card"
            ? [Text(paper, "subtitle"), Text(paper, "title")]
            : [Text(paper, "title"), Text(paper, "subtitle")];
        return [.. head, .. title, .. Strings(paper, "body").Select(WithoutMarks), .. Strings(sender, "footer")];
    }

    private static IEnumerable<string> Letterhead(JsonElement sender) =>
        sender.ValueKind == JsonValueKind.Object
            ? [Text(sender, "name"), string.Join(" · ", Strings(sender, "lines"))]
            : [];

    private static string WithoutMarks(string line) =>
        line is "===" ? line
        : line.StartsWith("[x]", StringComparison.Ordinal) || line.StartsWith("[ ]", StringComparison.Ordinal)
            ? line[3..].Trim()
        : string.Join(
            ' ',
            line.TrimStart('#', '|', '=', ':', '@', '*', '~', '&', ' ')
                .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );

    private static string Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<string> Strings(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value)
            ? value.EnumerateArray().Select(static element => element.GetString()!)
            : [];

    private static JsonElement Parse(string file) => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
}
