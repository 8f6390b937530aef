using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core.Feedback;
using Portal.Ui;
using Portal.Ui.Problems;
using Portal.Web.Components;
using Portal.Web.Operator;

namespace Portal.Hosts.Tests.Ui;

/// <summary>The portal's pages without its database, for those that need none.</summary>
public sealed class ResidentPages : IAsyncLifetime
{
    private readonly WebApplication app;

    public ResidentPages()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = "Demonstration", ApplicationName = "Portal.Web" }
        );
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddConfiguration(UiServices.Demonstration);
        builder.Services.AddPortalUi(builder.Configuration);
        builder.Services.AddOperator(builder.Configuration);
        builder.Services.AddSingleton<IFeedback>(Feedback);
        builder.Services.AddRazorComponents();
        app = builder.Build();
        app.UseProblemPages();
        app.UsePortalLanguage();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/scheitern", string () => throw new InvalidOperationException());
        app.MapRazorComponents<App>();
    }

    public RememberedFeedback Feedback { get; } = new();

    public async ValueTask InitializeAsync() => await app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public HttpClient Browser(string language)
    {
        var server = app.GetTestServer();
        var browser = new HttpClient(new CookieContainerHandler(new()) { InnerHandler = server.CreateHandler() })
        {
            BaseAddress = new("http://localhost"),
        };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return browser;
    }

    public static async Task<IHtmlDocument> PageAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Sends a page's form as a browser does: hidden fields and what was filled in.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string address,
        params (string Name, string Value)[] answers
    )
    {
        var page = await PageAsync(await browser.GetAsync(new Uri(address, UriKind.Relative)));
        var hidden = page.QuerySelectorAll("main form input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        using var form = new FormUrlEncodedContent([
            .. hidden,
            .. answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)),
        ]);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public sealed class RememberedFeedback : IFeedback
    {
        public ICollection<(string Text, string? Contact)> Messages { get; } = [];

        public Task<string> SubmitAsync(string text, string? contact, CancellationToken cancellationToken)
        {
            Messages.Add((text, contact));
            return Task.FromResult("B-4821-77");
        }
    }
}
