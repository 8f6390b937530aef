using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Documents.Recognition;

/// <summary>A language of Tesseract's: its data file, its BCP 47 tag, its script as orientation detection names it, and words no text of it does without.</summary>
internal sealed record Language(string Engine, string Tag, string Script, IReadOnlyList<string> Words);

internal static class Languages
{
    private const string Resource = "Recognition/languages.json";

    /// <summary>Fewer known words than this say nothing.</summary>
    private const int EnoughWords = 4;

    private const double ClearLead = 1.5;

    internal static IReadOnlyList<Language> All { get; } = Load();

    internal static Language German { get; } = All[0];

    /// <summary>Empty for a script no language of which is installed.</summary>
    internal static IReadOnlyList<Language> OfScript(string script) =>
        [.. All.Where(language => string.Equals(language.Script, script, StringComparison.Ordinal))];

    /// <summary>The language of a text among <paramref name="candidates"/> by its small words; null when they do not tell.</summary>
    internal static Language? Guess(IEnumerable<string> words, IReadOnlyList<Language> candidates)
    {
        var counts = words
            .Select(word => word.Trim(',', '.', ':', ';', '(', ')', '!', '?').ToLowerInvariant())
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var ranked = candidates
            .Select(language => (Language: language, Hits: language.Words.Sum(word => counts.GetValueOrDefault(word))))
            .OrderByDescending(candidate => candidate.Hits)
            .Take(2)
            .ToList();
        return ranked switch
        {
            [var best] when best.Hits >= EnoughWords => best.Language,
            [var best, var next] when best.Hits >= EnoughWords && best.Hits >= ClearLead * next.Hits => best.Language,
            _ => null,
        };
    }

    private static List<Language> Load()
    {
        using var file = typeof(Languages).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize(file, LanguagesJson.Default.ListLanguage)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<Language>))]
internal sealed partial class LanguagesJson : JsonSerializerContext;
