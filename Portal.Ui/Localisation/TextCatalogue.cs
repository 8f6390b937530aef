using Portal.Ui.Localisation.Po;

namespace Portal.Ui.Localisation;

/// <summary>The texts of one language. Stale and empty ones count as missing: an outdated sentence is worse than a German one.</summary>
public sealed class TextCatalogue
{
    private readonly Dictionary<TextKey, Translation> texts;

    public TextCatalogue(PoFile file)
    {
        var rule = file.PluralRule;
        texts = file
            .Entries.Where(entry => !entry.Stale && !entry.Empty)
            .ToDictionary(entry => entry.Key, entry => new Translation(entry.Forms, rule));
    }

    public IReadOnlyCollection<TextKey> Keys => texts.Keys;

    public Translation? Find(TextKey key) => texts.GetValueOrDefault(key);
}
