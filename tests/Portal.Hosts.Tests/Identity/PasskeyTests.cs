using System.Net;
using AngleSharp.Html.Dom;
using Portal.Identity.Protocol;
using Portal.Ui.Hosting;

namespace Portal.Hosts.Tests.Identity;

public sealed class PasskeyTests(IdentityPortal identity) : IClassFixture<IdentityPortal>
{
    private const string Over = "/vorbei";

    [Fact]
    public async Task Who_may_have_an_account_makes_a_passkey_and_signs_in_with_it_the_next_time()
    {
        var device = new SoftwareAuthenticator(identity.Origin);
        var created = await CreateAsync(device);
        created.Level.ShouldBe(AssuranceLevel.Substantial);
        created.Means.ShouldBe(["hwk", "user"]);

        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var answer = await UseAsync(browser, visit, device);
        answer.Headers.Location!.PathOf().ShouldStartWith("/connect/auth/");
        identity.Interactions.Of(visit).Account.ShouldBe(created.Account);
    }

    [Fact]
    public async Task A_passkey_from_another_origin_is_refused()
    {
        var made = new SoftwareAuthenticator("https://portal-jobcenter.example");
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents, "create") + "/neu/passkey";
        var answer = await CreateAsync(browser, visit, made);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Fact]
    public async Task A_passkey_nobody_has_enrolled_signs_nobody_in_and_the_page_says_what_to_do()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var stranger = new SoftwareAuthenticator(identity.Origin);
        var answer = await UseAsync(browser, visit, stranger);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await Ui.ResidentPages.PageAsync(answer);
        page.Title!.ShouldStartWith("Fehler: ");
        page.QuerySelector(".phone-line a[href^='tel:']").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_answer_is_taken_once()
    {
        var device = new SoftwareAuthenticator(identity.Origin);
        await CreateAsync(device);
        using var browser = identity.Browser();
        var first = identity.Interactions.Begin(Clients.Residents);
        var second = identity.Interactions.Begin(Clients.Residents);
        var form = await FormAsync(browser, first);
        var used = device.Use(form.Dataset["options"]!);

        (await IdentityPortal.PostAsync(browser, first, form, ("antwort", used)))
            .Headers.Location!.PathOf()
            .ShouldStartWith("/connect/auth/");
        await IdentityPortal.PostAsync(browser, second, form, ("antwort", used));
        identity.Interactions.IsOpen(second).ShouldBeTrue();
    }

    [Fact]
    public async Task A_resident_s_passkey_opens_no_desk()
    {
        var device = new SoftwareAuthenticator(identity.Origin);
        await CreateAsync(device);
        using var browser = identity.Browser();
        var desk = identity.Interactions.Begin(Clients.Desk);
        var answer = await UseAsync(browser, desk, device);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        identity.Interactions.IsOpen(desk).ShouldBeTrue();
    }

    [Fact]
    public async Task A_visit_that_is_over_says_so_and_leads_to_the_portal()
    {
        using var browser = identity.Browser();
        var answer = await browser.GetAsync("/interaction/gibt-es-nicht", TestContext.Current.CancellationToken);
        answer.Headers.Location!.OriginalString.ShouldEndWith(Over);
        var page = await IdentityPortal.PageAsync(browser, Over);
        page.QuerySelector("main .actions a")!.GetAttribute("href").ShouldStartWith(IdentityPortal.PortalAddress);
    }

    [Fact]
    public async Task An_account_cannot_be_created_where_only_a_sign_in_was_asked_for()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var answer = await browser.GetAsync($"{visit}/neu/passkey", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldEndWith(visit);
    }

    [Fact]
    public async Task A_form_from_before_a_sign_in_in_another_tab_is_shown_anew()
    {
        var device = new SoftwareAuthenticator(identity.Origin);
        await CreateAsync(device);
        using var browser = identity.Browser();
        var first = identity.Interactions.Begin(Clients.Residents);
        var second = identity.Interactions.Begin(Clients.Residents);
        var old = await FormAsync(browser, second);
        await UseAsync(browser, first, device);

        var answer = await IdentityPortal.PostAsync(
            browser,
            second,
            old,
            ("antwort", device.Use(old.Dataset["options"]!))
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe(second);
        identity.Interactions.IsOpen(second).ShouldBeTrue();
    }

    private async Task<SignIn> CreateAsync(SoftwareAuthenticator device)
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents, "create") + "/neu/passkey";
        var answer = await CreateAsync(browser, visit, device);
        answer.Headers.Location!.PathOf().ShouldStartWith("/connect/auth/");
        return identity.Interactions.Of(visit);
    }

    private static async Task<HttpResponseMessage> CreateAsync(
        HttpClient browser,
        string address,
        SoftwareAuthenticator device
    )
    {
        var form = await FormAsync(browser, address);
        return await IdentityPortal.PostAsync(
            browser,
            address,
            form,
            ("antwort", device.Create(form.Dataset["options"]!))
        );
    }

    private static async Task<HttpResponseMessage> UseAsync(
        HttpClient browser,
        string address,
        SoftwareAuthenticator device
    )
    {
        var form = await FormAsync(browser, address);
        return await IdentityPortal.PostAsync(
            browser,
            address,
            form,
            ("antwort", device.Use(form.Dataset["options"]!))
        );
    }

    private static async Task<IHtmlFormElement> FormAsync(HttpClient browser, string address) =>
        (IHtmlFormElement)(await IdentityPortal.PageAsync(browser, address)).QuerySelector("form[data-passkey]")!;
}
