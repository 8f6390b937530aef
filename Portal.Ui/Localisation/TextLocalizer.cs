using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Portal.Ui.Localisation;

/// <summary>
/// Texts in <see cref="Language.Current"/>. One that is missing is given in German; <see cref="LocalizedString.SearchedLocation"/>
/// names the language it is in, so that pages can mark it.
/// </summary>
public sealed partial class TextLocalizer : IStringLocalizer
{
    private readonly ITranslationProvider[] chain;
    private readonly Languages languages;
    private readonly ILogger<TextLocalizer> logger;
    private readonly Counter<long> missing;
    private readonly ConcurrentDictionary<(string Language, TextKey Key), byte> reported = new();

    public TextLocalizer(
        IEnumerable<ITranslationProvider> providers,
        Languages languages,
        IMeterFactory meters,
        ILogger<TextLocalizer> logger
    )
    {
        chain = [.. providers.Reverse()];
        this.languages = languages;
        this.logger = logger;
        missing = meters.Create("Portal.Texts").CreateCounter<long>("portal.texts.missing");
    }

    public LocalizedString this[string name] => this[name, []];

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var (pattern, language) = Read(name, arguments);
            var text = arguments.Length == 0 ? pattern : string.Format(language.Formatting, pattern, arguments);
            return new(name, text, ReferenceEquals(pattern, name), language.Key);
        }
    }

    /// <summary>The text with its placeholders, in the form that fits the arguments, and the language it is in.</summary>
    public (string Pattern, Language Language) Read(string name, ReadOnlySpan<object?> arguments) =>
        Read(name, Language.Current, arguments);

    public (string Pattern, Language Language) Read(string name, Language wanted, ReadOnlySpan<object?> arguments)
    {
        var key = TextKey.Parse(name);
        if (Find(wanted, key) is { } translation)
        {
            return (translation.FormFor(arguments), wanted);
        }
        Report(wanted, key);
        return (Find(languages.Default, key)?.FormFor(arguments) ?? name, languages.Default);
    }

    /// <summary>Nobody may depend on which texts there are: the shipped ones are checked by tests.</summary>
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];

    private Translation? Find(Language language, TextKey key)
    {
        foreach (var provider in chain)
        {
            if (provider.Find(language.Key, key) is { } translation)
            {
                return translation;
            }
        }
        return null;
    }

    private void Report(Language language, TextKey key)
    {
        missing.Add(1, new("language", language.Key), new("key", key.ToString()));
        if (reported.TryAdd((language.Key, key), 0))
        {
            LogMissing(logger, key, language.Key);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Text {Key} is missing in {Language}; German is shown")]
    private static partial void LogMissing(ILogger logger, TextKey key, string language);
}
