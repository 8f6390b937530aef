using System.Net;
using Portal.Core.Staff;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Staff.SignIn;

public sealed class SignInTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_offers_every_member_of_staff()
    {
        using var browser = portal.Browser();
        var page = await ResidentPages.PageAsync(await browser.GetAsync("/anmelden", Cancellation));
        var members = await portal.Get<IStaffDirectory>().ListAsync(Cancellation);

        members.ShouldNotBeEmpty();
        page.QuerySelectorAll("main button[name=person]")
            .Select(button => button.GetAttribute("value"))
            .ShouldBe(members.Select(member => member.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Choosing_a_person_gives_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        using var browser = portal.Browser();
        var answer = await ChooseAsync(browser, await AnyoneAsync());

        answer.Headers.Location!.OriginalString.ShouldBe("/team/posteingang");
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(set => set.StartsWith("portal-staff=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Fact]
    public async Task Somebody_unknown_stays_outside()
    {
        using var browser = portal.Browser();
        var answer = await ChooseAsync(browser, "niemand");

        answer.Headers.Location!.OriginalString.ShouldBe("/anmelden");
        (await browser.GetAsync("/team/posteingang", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("/team/posteingang?suche=miete", "/team/posteingang?suche=miete")]
    [InlineData("https://fremd.example/", "/team/posteingang")]
    [InlineData("//fremd.example/", "/team/posteingang")]
    [InlineData("/\\fremd.example/", "/team/posteingang")]
    [InlineData("", "/team/posteingang")]
    public async Task It_leads_back_to_own_pages_only(string wanted, string expected)
    {
        using var browser = portal.Browser();
        var page = $"/anmelden?zurueck={Uri.EscapeDataString(wanted)}";
        var answer = await ResidentPages.SendAsync(browser, page, ("person", await AnyoneAsync()));

        answer.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Fact]
    public async Task Without_the_forms_own_token_nobody_signs_in()
    {
        using var browser = portal.Browser();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("person", await AnyoneAsync())]);
        var answer = await browser.PostAsync("/anmelden", form, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_closes_the_desk_again()
    {
        using var browser = await portal.SignedInAsync();
        var desk = await ResidentPages.PageAsync(await browser.GetAsync("/team/posteingang", Cancellation));
        var token = desk.QuerySelector(".who input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        await browser.PostAsync("/abmelden", form, Cancellation);

        (await browser.GetAsync("/team/posteingang", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> AnyoneAsync() => (await portal.Get<IStaffDirectory>().ListAsync(Cancellation))[0].Id;

    private static Task<HttpResponseMessage> ChooseAsync(HttpClient browser, string person) =>
        ResidentPages.SendAsync(browser, "/anmelden", ("person", person));
}
