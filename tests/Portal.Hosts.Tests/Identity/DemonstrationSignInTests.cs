using System.Net;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

public sealed class DemonstrationSignInTests(IdentityPortal identity) : IClassFixture<IdentityPortal>
{
    private const string Annika = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0c01";
    private const string Samira = "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0d01";

    [Theory]
    [InlineData(Clients.Desk, Annika)]
    [InlineData(Clients.Residents, Samira)]
    public async Task One_click_makes_anybody_one_of_the_invented_people(string client, string person)
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(client);
        var answer = await IdentityPortal.SendAsync(browser, visit, "demonstration", ("person", person));
        answer.Headers.Location!.PathOf().ShouldStartWith("/connect/auth/");
        var signIn = identity.Interactions.Of(visit);
        signIn.Account.ShouldBe(Guid.Parse(person));
        signIn.Means.ShouldBe(["demo"]);
    }

    [Fact]
    public async Task The_desk_offers_eight_people_of_the_staff_and_no_resident()
    {
        using var browser = identity.Browser();
        var page = await IdentityPortal.PageAsync(browser, identity.Interactions.Begin(Clients.Desk));
        page.QuerySelectorAll("main button[name=person]").Length.ShouldBe(8);
        page.QuerySelector($"main button[value='{Samira}']").ShouldBeNull();
    }

    [Fact]
    public async Task A_resident_cannot_be_taken_at_the_desk()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Desk);
        await IdentityPortal.SendAsync(browser, visit, "demonstration", ("person", Samira));
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Desk);
        var answer = await IdentityPortal.SendAsync(browser, visit, "demonstration", ("person", Annika));
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(set => set.StartsWith("portal-identity=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }
}

public sealed class OrdinarySignInTests(OrdinaryIdentity identity) : IClassFixture<OrdinaryIdentity>
{
    [Theory]
    [InlineData(Clients.Desk)]
    [InlineData(Clients.Residents)]
    public async Task Nobody_is_offered_outside_a_demonstration(string client)
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(client);
        var page = await IdentityPortal.PageAsync(browser, visit);
        page.QuerySelector("main button[name=person]").ShouldBeNull();

        var form = page.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First();
        var answer = await IdentityPortal.PostAsync(
            browser,
            visit,
            form,
            ("_handler", "demonstration"),
            ("person", "6f0a4a52-31c5-4d0e-9a54-1b8b0a7f0c01")
        );
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(400);
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
        (await identity.AskAsync<long>("select count(*) from account")).ShouldBe(0);
    }
}
