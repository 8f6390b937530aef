using Portal.Ui.Localisation.Po;

namespace Portal.Ui.Localisation;

/// <summary>The PO files that come with the program, one a language.</summary>
public sealed class ShippedTexts(Languages languages) : ITranslationProvider
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content", "texts");

    private readonly Dictionary<string, TextCatalogue> catalogues = languages.All.ToDictionary(
        language => language.Key,
        language => new TextCatalogue(PoFile.Load(Path.Combine(Folder, $"{language.Key}.po"))),
        StringComparer.Ordinal
    );

    public Translation? Find(string language, TextKey key) => catalogues.GetValueOrDefault(language)?.Find(key);
}
