namespace Portal.Ui.Localisation.Po;

/// <summary>A gettext catalogue of one language. Obsolete entries (<c>#~</c>) are left out.</summary>
public sealed record PoFile(IReadOnlyDictionary<string, string> Headers, IReadOnlyList<PoEntry> Entries)
{
    public static PoFile Load(string path)
    {
        using var reader = new StreamReader(path);
        return Parse(reader);
    }

    public static PoFile Parse(TextReader reader)
    {
        var entries = new PoReader(reader).ReadAll();
        var header = entries.FirstOrDefault(entry => entry.Key == new TextKey(""));
        return new(ReadHeaders(header?.Forms[0] ?? ""), [.. entries.Where(entry => entry != header)]);
    }

    public PluralRule PluralRule =>
        Headers.TryGetValue("Plural-Forms", out var forms) ? PluralRule.Parse(forms) : PluralRule.Germanic;

    private static Dictionary<string, string> ReadHeaders(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
}
