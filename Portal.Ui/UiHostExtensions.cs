using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Portal.Ui.Layout;
using Portal.Ui.Localisation;

namespace Portal.Ui;

public static class UiHostExtensions
{
    /// <summary>Texts, languages and the name of the office for every host with pages.</summary>
    public static IServiceCollection AddPortalUi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        // Otherwise every Arabic letter costs seven bytes and more.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(Languages.Shipped);
        services.AddSingleton<ITranslationProvider, ShippedTexts>();
        services.AddSingleton<TextLocalizer>();
        services.AddSingleton<IStringLocalizer>(provider => provider.GetRequiredService<TextLocalizer>());
        services.AddSingleton<IStringLocalizerFactory, TextLocalizerFactory>();
        services.TryAddSingleton(new PortalLinks());
        services.AddTransient(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        services
            .AddOptions<OfficeOptions>()
            .Bind(configuration.GetSection(OfficeOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services;
    }

    /// <summary>Before anything that writes a page, after the exception handler.</summary>
    public static IApplicationBuilder UsePortalLanguage(this IApplicationBuilder app) =>
        app.UseMiddleware<LanguageChoice>();
}
