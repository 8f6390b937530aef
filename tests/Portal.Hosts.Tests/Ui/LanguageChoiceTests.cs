using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Portal.Ui;
using Portal.Ui.Localisation;

namespace Portal.Hosts.Tests.Ui;

public sealed class LanguageChoiceTests : IAsyncLifetime
{
    private readonly WebApplication app;

    public LanguageChoiceTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddPortalUi(UiServices.Demonstration);
        app = builder.Build();
        app.UsePortalLanguage();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync(Language.Current.Key);
        });
    }

    public async ValueTask InitializeAsync() => await app.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(null, null, "de")]
    [InlineData(null, "ar-SY, en;q=0.5", "ar")]
    [InlineData("en", "ar", "en")]
    [InlineData("klingon", "ar", "ar")]
    [InlineData(null, "fr", "de")]
    public async Task Cookie_comes_before_browser_before_German(string? cookie, string? browser, string expected)
    {
        using var response = await GetAsync("/papiere", cookie, browser);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(expected);
        response.Content.Headers.ContentLanguage.ShouldBe([expected]);
        response.Headers.Vary.ShouldBe(["Accept-Language", "Cookie"]);
    }

    [Theory]
    [InlineData("/papiere?lang=ar", "/papiere")]
    [InlineData("/status?nummer=A%204821%207730&lang=ar&x=1", "/status?nummer=A%204821%207730&x=1")]
    [InlineData("/?lang=AR", "/")]
    [InlineData("//evil.example/?lang=ar", "/evil.example/")]
    [InlineData("/%5Cevil.example?lang=ar", "/%5Cevil.example")]
    public async Task A_choice_is_remembered_and_leaves_the_address(string address, string expected)
    {
        using var response = await GetAsync(address, null, null);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.OriginalString.ShouldBe(expected);
        var cookie = response.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ToLowerInvariant();
        cookie.ShouldStartWith("portal-language=ar;");
        cookie.ShouldContain("max-age=31536000");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
    }

    [Fact]
    public async Task An_unknown_choice_changes_nothing()
    {
        using var response = await GetAsync("/papiere?lang=xx", "en", null);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task One_request_does_not_change_the_language_of_another()
    {
        var keys = Enumerable
            .Range(0, 60)
            .Select(number => (string[])["de", "ar", "en"] is var all ? all[number % 3] : "")
            .ToList();
        var answers = await Task.WhenAll(
            keys.Select(async key =>
            {
                using var response = await GetAsync("/", key, null);
                return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            })
        );
        answers.ShouldBe(keys);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? cookie, string? browser)
    {
        var server = app.GetTestServer();
        var parts = address.Split('?', 2);
        var context = await server.SendAsync(
            request =>
            {
                request.Request.Method = HttpMethods.Get;
                request.Request.Path = PathString.FromUriComponent(parts[0]);
                request.Request.QueryString = new(parts.Length > 1 ? "?" + parts[1] : "");
                if (cookie is not null)
                {
                    request.Request.Headers.Cookie = $"{LanguageChoice.CookieName}={cookie}";
                }
                if (browser is not null)
                {
                    request.Request.Headers.AcceptLanguage = browser;
                }
            },
            TestContext.Current.CancellationToken
        );
        return await AnswerAsync(context);
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Response.Body);
        var answer = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode)
        {
            Content = new StringContent(await reader.ReadToEndAsync(TestContext.Current.CancellationToken)),
        };
        foreach (var (name, values) in context.Response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                answer.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }
        return answer;
    }
}
