using System.Net;
using Portal.Identity.Protocol;
using Portal.Ui.Hosting;

namespace Portal.Hosts.Tests.Identity;

public sealed class ExternalSignInTests(IdentityWithForeignProvider identity)
    : IClassFixture<IdentityWithForeignProvider>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("two", AssuranceLevel.Substantial)]
    [InlineData("three", AssuranceLevel.High)]
    public async Task A_linked_person_signs_in_with_the_level_the_provider_stands_for(string acr, AssuranceLevel level)
    {
        var subject = Guid.NewGuid().ToString();
        using var phone = identity.Browser();
        var account = await identity.CreateAccountAsync(phone);
        await identity.LinkAsync(phone, subject);

        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        (await identity.SignInAsync(browser, visit, subject, acr)).AbsolutePath.ShouldStartWith("/connect/auth/");
        var signIn = identity.Interactions.Of(visit);
        signIn.Account.ShouldBe(account);
        signIn.Level.ShouldBe(level);
        signIn.Means.ShouldBe(["fed"]);
        (await browser.GetAsync("/konto", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_s_own_account_opens_without_the_portal()
    {
        var subject = Guid.NewGuid().ToString();
        using var phone = identity.Browser();
        await identity.CreateAccountAsync(phone);
        await identity.LinkAsync(phone, subject);
        using var browser = identity.Browser();
        (await identity.SignInAsync(browser, "/konto/anmelden/person", subject)).AbsolutePath.ShouldBe("/konto");
    }

    [Theory]
    [InlineData("one")]
    [InlineData("unheard of")]
    public async Task Too_low_a_level_is_refused_and_the_needed_one_is_named(string acr)
    {
        var subject = Guid.NewGuid().ToString();
        using var phone = identity.Browser();
        await identity.CreateAccountAsync(phone);
        await identity.LinkAsync(phone, subject);

        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var note = await identity.ComeBackAsync(browser, visit + "/extern", subject, acr);
        var page = await IdentityPortal.PageAsync(browser, note.PathAndQuery);
        page.QuerySelector("main")!.TextContent.ShouldContain("„substanziell“");
        page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain(visit);
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_unknown_is_led_to_the_letter_and_no_account_comes_about()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var before = await identity.AskAsync<long>("select count(*) from account");
        var note = await identity.SignInAsync(browser, visit, Guid.NewGuid().ToString());
        var page = await IdentityPortal.PageAsync(browser, note.PathAndQuery);
        page.QuerySelectorAll("main a")
            .Select(link => link.GetAttribute("href"))
            .ShouldContain(IdentityPortal.PortalAddress + "/code");
        (await identity.AskAsync<long>("select count(*) from account")).ShouldBe(before);
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Fact]
    public async Task Members_of_staff_do_not_come_in_this_way()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Desk);
        (await browser.GetAsync(visit + "/extern", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await IdentityPortal.PageAsync(browser, visit)).QuerySelector($"a[href='{visit}/extern']").ShouldBeNull();
    }

    [Fact]
    public async Task A_letter_and_the_provider_make_a_new_account()
    {
        var subject = Guid.NewGuid().ToString();
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents, "create");
        var done = await identity.ComeBackAsync(browser, visit + "/neu/extern/los", subject);
        (await identity.TakeAsync(browser, done)).AbsolutePath.ShouldStartWith("/connect/auth/");
        var account = identity.Interactions.Of(visit).Account;
        (await identity.AskAsync<Guid>("select user_id from external_login where provider_key = $1", subject)).ShouldBe(
            account
        );
        // The only way in is not taken away.
        (await IdentityPortal.PageAsync(browser, "/konto/weg/extern"))
            .QuerySelector("main form")
            .ShouldBeNull();
    }

    [Fact]
    public async Task A_new_letter_and_the_provider_end_what_is_not_kept()
    {
        using var phone = identity.Browser();
        var account = await identity.CreateAccountAsync(phone);
        await identity.LinkAsync(phone, Guid.NewGuid().ToString());

        var subject = Guid.NewGuid().ToString();
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents, "create", account);
        var done = await identity.ComeBackAsync(browser, visit + "/neu/extern/los?behalten=app", subject);
        await identity.TakeAsync(browser, done);
        identity.Interactions.Of(visit).Account.ShouldBe(account);
        (await identity.AskAsync<long>("select count(*) from passkey where user_id = $1", account)).ShouldBe(0);
        (
            await identity.AskAsync<string>("select provider_key from external_login where user_id = $1", account)
        ).ShouldBe(subject);
        (await phone.GetAsync("/konto", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Names_and_addresses_from_the_provider_are_kept_nowhere()
    {
        var subject = Guid.NewGuid().ToString();
        using var browser = identity.Browser();
        await identity.CreateAccountAsync(browser);
        await identity.LinkAsync(browser, subject);
        await identity.SignInAsync(browser, identity.Interactions.Begin(Clients.Residents), subject);

        var kept = await identity.AskAsync<string>("select schema_to_xml('identity', true, false, '')::text");
        kept.ShouldNotBeNull();
        kept.ShouldContain(subject);
        kept.ShouldNotContain("kanarienvogel", Case.Insensitive);
        identity.Logged.ShouldNotBeEmpty();
        identity.Logged.ShouldAllBe(line => !line.Contains("kanarienvogel", StringComparison.OrdinalIgnoreCase));
        identity.Logged.ShouldAllBe(line => !line.Contains(subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_question_asks_anew_who_it_is_and_binds_the_answer()
    {
        using var browser = identity.Browser();
        var answer = await browser.GetAsync(identity.Interactions.Begin(Clients.Residents) + "/extern", Cancellation);
        var asked = System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        asked["prompt"].ShouldBe("login");
        asked["scope"].ShouldBe("openid");
        asked["code_challenge_method"].ShouldBe("S256");
        asked["nonce"].ShouldNotBeNullOrEmpty();
        asked["acr_values"].ShouldBe("two three");
    }
}
