using System.Net;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Staff.SignIn;

public sealed class SignInOffTests(OrdinaryPortal portal) : IClassFixture<OrdinaryPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_offers_nobody()
    {
        using var browser = portal.Browser();
        var page = await ResidentPages.PageAsync(await browser.GetAsync("/anmelden", Cancellation));

        page.QuerySelector("main p")!.TextContent.ShouldContain("Anmeldedienst");
        page.QuerySelectorAll("main button, main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_choice_sent_all_the_same_is_not_found()
    {
        using var browser = portal.Browser();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("person", "lindner")]);
        var answer = await browser.PostAsync("/anmelden", form, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).ShouldNotContain(cookie => cookie.Contains("portal-staff", StringComparison.Ordinal));
    }
}
