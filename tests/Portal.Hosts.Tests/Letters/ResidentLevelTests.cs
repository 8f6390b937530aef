using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Portal.Hosts.Tests.Staff;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Letters;

/// <summary>The operator says how sure a sign-in must be before it shows anything of a person.</summary>
public sealed class ResidentLevelTests(StaffPortal portal, PortalForSureSignIns sure)
    : IClassFixture<StaffPortal>,
        IClassFixture<PortalForSureSignIns>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("low")]
    [InlineData("substantial")]
    [InlineData("high")]
    public async Task As_delivered_every_known_level_is_enough(string level)
    {
        var person = await portal.PersonAsync("Tarek");
        using var browser = await portal.SignedInAsync(person.Id, level);
        (await browser.StatusAsync("/meine")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unheard of")]
    [InlineData("1")]
    public async Task What_is_no_level_shows_nothing(string level)
    {
        var person = await portal.PersonAsync("Tarek");
        using var browser = await portal.SignedInAsync(person.Id, level);
        (await browser.GetAsync("/meine", Cancellation)).ShouldLeadTo("/konto/hinweis");
    }

    [Fact]
    public async Task Too_low_a_level_is_told_how_to_sign_in_instead()
    {
        var person = await sure.PersonAsync("Tarek");
        using var browser = await sure.SignedInAsync(person.Id, "low");
        var answer = await browser.GetAsync("/meine", Cancellation);
        answer.ShouldLeadTo("/konto/hinweis");
        var page = await ResidentPages.PageAsync(await browser.GetAsync(answer.Headers.Location, Cancellation));
        page.QuerySelector("main")!.TextContent.ShouldContain("Passkey");
        page.QuerySelector("main a[href='/konto/anmelden?sicherer=1']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_level_that_suffices_sees_its_own()
    {
        var person = await sure.PersonAsync("Tarek");
        using var browser = await sure.SignedInAsync(person.Id, "substantial");
        (await browser.StatusAsync("/meine")).ShouldBe(HttpStatusCode.OK);
    }
}

/// <summary>The operator wants more than a code by mail.</summary>
public sealed class PortalForSureSignIns : StaffPortal
{
    protected override void Configure(WebApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection([new("Portal:Residents:MinimumLevel", "Substantial")]);
}
