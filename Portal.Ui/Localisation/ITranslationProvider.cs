using Portal.Ui.Localisation.Po;

namespace Portal.Ui.Localisation;

/// <summary>One link of the chain that texts come from. The provider registered last is asked first.</summary>
public interface ITranslationProvider
{
    /// <summary>Null when it has no current text for that key in that language.</summary>
    Translation? Find(string language, TextKey key);
}

/// <summary>A text in all its plural forms.</summary>
public sealed record Translation(IReadOnlyList<string> Forms, PluralRule Rule)
{
    /// <summary>A text with several forms takes the one for its first whole number.</summary>
    public string FormFor(ReadOnlySpan<object?> arguments)
    {
        if (Forms.Count == 1)
        {
            return Forms[0];
        }
        foreach (var argument in arguments)
        {
            if (argument is int or long or short or byte)
            {
                return Forms[Math.Min(Rule.FormFor(Convert.ToInt64(argument, null)), Forms.Count - 1)];
            }
        }
        return Forms[^1];
    }
}
