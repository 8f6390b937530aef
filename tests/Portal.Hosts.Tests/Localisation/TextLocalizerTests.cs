using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Hosts.Tests.Ui;
using Portal.Ui.Localisation;
using Portal.Ui.Localisation.Po;

namespace Portal.Hosts.Tests.Localisation;

public sealed class TextLocalizerTests
{
    private sealed class OneText(string language, string id, params string[] forms) : ITranslationProvider
    {
        public Translation? Find(string wanted, TextKey key) =>
            string.Equals(wanted, language, StringComparison.Ordinal) && key == TextKey.Parse(id)
                ? new(forms, PluralRule.Germanic)
                : null;
    }

    [Fact]
    public void The_provider_registered_last_wins()
    {
        using var services = UiServices.Create(services =>
            services.AddSingleton<ITranslationProvider>(new OneText("en", "home.title", "How can we help?"))
        );
        var texts = services.GetRequiredService<IStringLocalizer<TextLocalizerTests>>();

        Speak("en");
        texts["home.title"].Value.ShouldBe("How can we help?");
        texts["home.lead"].Value.ShouldBe("Free, and without an account.");
    }

    [Fact]
    public void A_missing_text_is_given_in_German_and_reported_once()
    {
        var log = new ListLogger();
        using var services = UiServices.Create(services =>
        {
            services.AddSingleton<ITranslationProvider>(new OneText("de", "only.german", "Nur Deutsch"));
            services.AddSingleton<ILogger<TextLocalizer>>(log);
        });
        var texts = services.GetRequiredService<IStringLocalizer>();

        Speak("ar");
        var text = texts["only.german"];
        text.Value.ShouldBe("Nur Deutsch");
        text.SearchedLocation.ShouldBe("de");
        text.ResourceNotFound.ShouldBeFalse();
        texts["only.german"].Value.ShouldBe("Nur Deutsch");
        log.Lines.ShouldBe(["Text only.german is missing in ar; German is shown"]);
    }

    [Fact]
    public void An_unknown_key_says_that_it_is_unknown()
    {
        using var services = UiServices.Create();
        Speak("de");
        services.GetRequiredService<IStringLocalizer>()["no.such.key"].ResourceNotFound.ShouldBeTrue();
    }

    [Fact]
    public void The_first_whole_number_chooses_the_plural_form()
    {
        using var services = UiServices.Create(services =>
            services.AddSingleton<ITranslationProvider>(new OneText("de", "pages", "{1}: {0} Seite", "{1}: {0} Seiten"))
        );
        var texts = services.GetRequiredService<IStringLocalizer>();
        Speak("de");
        texts["pages", 1, "Brief"].Value.ShouldBe("Brief: 1 Seite");
        texts["pages", 3, "Brief"].Value.ShouldBe("Brief: 3 Seiten");
    }

    [Fact]
    public void A_context_tells_two_meanings_apart()
    {
        using var services = UiServices.Create(services =>
            services
                .AddSingleton<ITranslationProvider>(new OneText("de", "menu\u0004open", "Öffnen"))
                .AddSingleton<ITranslationProvider>(new OneText("de", "state\u0004open", "Offen"))
        );
        var texts = services.GetRequiredService<IStringLocalizer>();
        Speak("de");
        texts["menu\u0004open"].Value.ShouldBe("Öffnen");
        texts["state\u0004open"].Value.ShouldBe("Offen");
    }

    private static void Speak(string language) => Language.Current = Languages.Shipped.Find(language)!;

    private sealed class ListLogger : ILogger<TextLocalizer>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Add(formatter(state, exception));
    }
}
