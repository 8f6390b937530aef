using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Ui.Localisation;

namespace Portal.Hosts.Tests.Ui;

/// <summary>One component, rendered to HTML as a static page renders it; its parameters come as an anonymous object.</summary>
internal static class Rendered
{
    public static async Task<IElement> ComponentAsync<T>(
        object parameters,
        string language = "de",
        Action<IServiceCollection>? configure = null
    )
        where T : IComponent
    {
        await using var services = UiServices.Create(configure);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        Language.Current = Languages.Shipped.Find(language)!;
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(Parameters(parameters))).ToHtmlString()
        );
        return new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
    }

    private static ParameterView Parameters(object values) =>
        ParameterView.FromDictionary(
            values
                .GetType()
                .GetProperties()
                .ToDictionary(property => property.Name, property => property.GetValue(values), StringComparer.Ordinal)
        );

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
