using System.Net;
using System.Text.RegularExpressions;
using Portal.Hosts.Tests.Ui;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

public sealed partial class IdentityPagesTests(IdentityPortal identity) : IClassFixture<IdentityPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Client, prompt and the step below the visit's address; fixed addresses have no client.</summary>
    public static MatrixTheoryData<string, string> Everywhere =>
        new(
            [
                "portal-desk login ",
                "portal-residents login ",
                "portal-residents create /neu",
                "portal-residents create /neu/passkey",
                "- - /vorbei",
                "- - /sprache",
                "- - /fehler/404",
                "- - /fehler/500",
                "- - /konto/anmelden/person",
                "- - /konto/anmelden/team",
            ],
            ["de", "ar", "en"]
        );

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_is_sound(string where, string language)
    {
        var parts = where.Split(' ');
        var address = parts[0] is "-" ? parts[2] : identity.Interactions.Begin(parts[0], parts[1]) + parts[2];
        using var browser = identity.Browser(language);
        var response = await browser.GetAsync(address, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await ResidentPages.PageAsync(response);

        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.DocumentElement.GetAttribute("dir").ShouldBe(language is "ar" ? "rtl" : "ltr");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("main#content").Length.ShouldBe(1);
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique(StringComparer.Ordinal);
        page.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty();
        page.QuerySelectorAll("footer a, .emergency a, .masthead__home")
            .Select(link => link.GetAttribute("href")!)
            .ShouldAllBe(href => href.StartsWith(IdentityPortal.PortalAddress, StringComparison.Ordinal));
        TextKey().Matches(page.Body!.TextContent).Select(match => match.Value).ShouldBeEmpty();
        page.Body.TextContent.ShouldNotContain("{0}");
    }

    [Fact]
    public async Task Forms_may_lead_to_the_portal_and_nowhere_else()
    {
        using var browser = identity.Browser();
        var answer = await browser.GetAsync(identity.Interactions.Begin(Clients.Residents), Cancellation);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain($"form-action 'self' {IdentityPortal.PortalAddress};");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task The_first_page_speaks_the_language_that_was_read_at_the_portal()
    {
        using var browser = identity.Browser("de");
        var visit = identity.Interactions.Begin(Clients.Residents, language: "ar");
        var answer = await browser.GetAsync(visit, Cancellation);
        answer.Headers.Location!.PathOf().ShouldBe($"{visit}?lang=ar");
        await browser.GetAsync(answer.Headers.Location, Cancellation);
        (await IdentityPortal.PageAsync(browser, visit)).DocumentElement.GetAttribute("lang").ShouldBe("ar");
    }

    [Fact]
    public async Task Who_chose_a_language_here_keeps_it()
    {
        using var browser = identity.Browser("de");
        await browser.GetAsync("/vorbei?lang=en", Cancellation);
        var page = await IdentityPortal.PageAsync(
            browser,
            identity.Interactions.Begin(Clients.Residents, language: "ar")
        );
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
    }

    [Theory]
    [InlineData("/gibt-es-nicht", HttpStatusCode.NotFound)]
    [InlineData("/konto/anmelden/chef", HttpStatusCode.Redirect)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    public async Task An_address_is_answered(string address, HttpStatusCode status)
    {
        using var browser = identity.Browser();
        (await browser.GetAsync(address, Cancellation)).StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("Portal:Identity:PortalAddress", "http://jobcenter.example")]
    [InlineData("Portal:Identity:PortalAddress", null)]
    [InlineData("Portal:Identity:PublicAddress", "/identity")]
    [InlineData("Portal:Identity:PublicAddress", "https://user@jobcenter.example")]
    public async Task A_wrong_public_address_stops_the_start(string setting, string? value)
    {
        await Should.ThrowAsync<Exception>(async () =>
        {
            await using var app = identity.Build(0, (setting, value));
            await app.StartAsync(Cancellation);
        });
    }

    [GeneratedRegex(@"\b[a-z]+\.[a-z]+\.[a-z]+\b(?<!example)")]
    private static partial Regex TextKey();
}
