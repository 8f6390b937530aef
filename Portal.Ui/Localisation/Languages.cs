using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Net.Http.Headers;

namespace Portal.Ui.Localisation;

/// <summary>The languages of <c>content/texts/languages.json</c>, in the order people choose from.</summary>
public sealed class Languages
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<Languages> FromContent = new(() =>
        Load(Path.Combine(ShippedTexts.Folder, "languages.json"))
    );

    private readonly Dictionary<string, Language> byKey;

    public Languages(IReadOnlyList<Language> all)
    {
        All = all;
        byKey = all.ToDictionary(language => language.Key, StringComparer.OrdinalIgnoreCase);
    }

    public static Languages Shipped => FromContent.Value;

    public IReadOnlyList<Language> All { get; }

    /// <summary>German: the language of the law and of the letters.</summary>
    public Language Default => byKey["de"];

    public static Languages Load(string path)
    {
        using var stream = File.OpenRead(path);
        return new(JsonSerializer.Deserialize<Language[]>(stream, Format) ?? []);
    }

    public Language? Find(string? key) => key is null ? null : byKey.GetValueOrDefault(key);

    /// <summary>What the browser asks for, best first; <c>ar-SY</c> finds <c>ar</c>.</summary>
    public Language? Accepted(IEnumerable<string?> acceptLanguage) =>
        StringWithQualityHeaderValue.TryParseList([.. acceptLanguage.OfType<string>()], out var wishes)
            ? wishes
                .Where(wish => wish.Quality is null or > 0)
                .OrderByDescending(wish => wish.Quality ?? 1)
                .Select(wish => FindNearest(wish.Value.ToString()))
                .FirstOrDefault(language => language is not null)
            : null;

    private Language? FindNearest(string tag)
    {
        for (var end = tag.Length; end > 0; end = tag.LastIndexOf('-', end - 1))
        {
            if (Find(tag[..end]) is { } language)
            {
                return language;
            }
        }
        return null;
    }
}
