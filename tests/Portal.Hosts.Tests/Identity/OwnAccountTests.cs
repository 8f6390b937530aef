using System.Net;
using AngleSharp.Html.Dom;
using Portal.Hosts.Tests.Ui;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

public sealed class OwnAccountTests(IdentityWithMail identity) : IClassFixture<IdentityWithMail>
{
    private const string Firefox = "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/konto")]
    [InlineData("/konto/neu/passkey")]
    [InlineData("/konto/neu/mail")]
    [InlineData("/konto/neu/app")]
    [InlineData("/konto/passwort")]
    [InlineData("/konto/weg/mail")]
    public async Task Nobody_sees_an_account_without_a_sign_in(string address)
    {
        using var browser = identity.Browser();
        var answer = await browser.GetAsync(address, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathOf().ShouldBe("/konto/anmelden/person");
    }

    [Fact]
    public async Task Ways_and_browsers_are_listed_in_plain_words_and_without_addresses()
    {
        using var browser = identity.Browser(userAgent: Firefox);
        await CreateAsync(browser);
        var page = await IdentityPortal.PageAsync(browser, "/konto");
        page.QuerySelector("main")!.TextContent.ShouldContain("Firefox · Android");
        page.QuerySelector("main")!.TextContent.ShouldNotContain("127.0.0.1");
        page.QuerySelectorAll("main .facts .change").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_last_way_in_cannot_be_removed_and_another_one_can()
    {
        using var browser = identity.Browser();
        var device = await CreateAsync(browser);
        var first = "/konto/weg/" + System.Buffers.Text.Base64Url.EncodeToString(device.CredentialId);
        var alone = await IdentityPortal.PageAsync(browser, first);
        Forms(alone).ShouldBe(["rename"]);

        var second = new SoftwareAuthenticator(identity.Origin);
        var form = (IHtmlFormElement)
            (await IdentityPortal.PageAsync(browser, "/konto/neu/passkey")).QuerySelector("form[data-passkey]")!;
        await IdentityPortal.PostAsync(
            browser,
            "/konto/neu/passkey",
            form,
            ("antwort", second.Create(form.Dataset["options"]!))
        );
        await IdentityPortal.SendAsync(browser, first, "rename", ("name", "Altes Handy"));
        (await IdentityPortal.PageAsync(browser, "/konto"))
            .QuerySelector("main .facts")!
            .TextContent.ShouldContain("Altes Handy");
        await IdentityPortal.SendAsync(browser, first, "remove");
        (await IdentityPortal.PageAsync(browser, "/konto")).QuerySelectorAll("main .facts .change").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Changing_something_needs_a_sign_in_of_the_last_ten_minutes()
    {
        using var browser = identity.Browser();
        await CreateAsync(browser);
        (await browser.GetAsync("/konto/neu/app", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        identity.Clock.Move(TimeSpan.FromMinutes(11));
        (await browser.GetAsync("/konto/neu/app", Cancellation))
            .Headers.Location!.PathOf()
            .ShouldBe("/konto/anmelden/person");
        (await browser.GetAsync("/konto", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_is_over_here_and_at_the_protocol()
    {
        using var phone = identity.Browser();
        var device = await CreateAsync(phone);
        using var desk = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        await UseAsync(desk, visit, device);
        await IdentityPortal.SendAsync(desk, "/konto", "sessions", ("sitzung", "alle"));

        (await phone.GetAsync("/konto", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.GetAsync("/konto", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        identity.Interactions.Ended.ShouldContain(identity.Interactions.Of(visit).Account);
    }

    [Fact]
    public async Task Somebody_else_s_passkey_is_not_found_among_one_s_own()
    {
        using var theirs = identity.Browser();
        var device = await CreateAsync(theirs);
        using var browser = identity.Browser();
        await CreateAsync(browser);
        var answer = await browser.GetAsync(
            "/konto/weg/" + System.Buffers.Text.Base64Url.EncodeToString(device.CredentialId),
            Cancellation
        );
        answer.Headers.Location!.PathOf().ShouldBe("/konto");
    }

    [Fact]
    public async Task A_new_letter_gives_new_access_and_ends_what_is_not_kept()
    {
        using var old = identity.Browser();
        var lost = await CreateAsync(old);
        var account = await OwnerAsync(lost);

        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents, "create", account);
        (await IdentityPortal.PageAsync(browser, $"{visit}/neu"))
            .QuerySelectorAll("input[name=behalten]")
            .Length.ShouldBe(1);
        var found = new SoftwareAuthenticator(identity.Origin);
        var form = (IHtmlFormElement)
            (await IdentityPortal.PageAsync(browser, $"{visit}/neu/passkey")).QuerySelector("form[data-passkey]")!;
        await IdentityPortal.PostAsync(
            browser,
            $"{visit}/neu/passkey",
            form,
            ("antwort", found.Create(form.Dataset["options"]!))
        );
        identity.Interactions.Of(visit).Account.ShouldBe(account);

        var again = identity.Interactions.Begin(Clients.Residents);
        await UseAsync(identity.Browser(), again, lost);
        identity.Interactions.IsOpen(again).ShouldBeTrue();
        (await old.GetAsync("/konto", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        identity.Interactions.Ended.ShouldContain(account);
    }

    [Fact]
    public async Task Leaving_closes_the_account_in_this_browser()
    {
        using var browser = identity.Browser();
        await CreateAsync(browser);
        var answer = await IdentityPortal.SendAsync(browser, "/abmelden", "leave");
        (await ResidentPages.PageAsync(answer)).QuerySelector("h1")!.TextContent.ShouldBe("Sie sind abgemeldet");
        (await browser.GetAsync("/konto", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<SoftwareAuthenticator> CreateAsync(HttpClient browser)
    {
        var device = new SoftwareAuthenticator(identity.Origin);
        var visit = identity.Interactions.Begin(Clients.Residents, "create") + "/neu/passkey";
        var form = (IHtmlFormElement)
            (await IdentityPortal.PageAsync(browser, visit)).QuerySelector("form[data-passkey]")!;
        var answer = await IdentityPortal.PostAsync(
            browser,
            visit,
            form,
            ("antwort", device.Create(form.Dataset["options"]!))
        );
        answer.Headers.Location!.PathOf().ShouldStartWith("/connect/auth/");
        return device;
    }

    private async Task<Guid> OwnerAsync(SoftwareAuthenticator device) =>
        await identity.AskAsync<Guid>("select user_id from passkey where credential_id = $1", device.CredentialId);

    private static async Task UseAsync(HttpClient browser, string visit, SoftwareAuthenticator device)
    {
        var form = (IHtmlFormElement)
            (await IdentityPortal.PageAsync(browser, visit)).QuerySelector("form[data-passkey]")!;
        await IdentityPortal.PostAsync(browser, visit, form, ("antwort", device.Use(form.Dataset["options"]!)));
    }

    private static IEnumerable<string?> Forms(IHtmlDocument page) =>
        page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Select(IdentityPortal.NameOf);
}
