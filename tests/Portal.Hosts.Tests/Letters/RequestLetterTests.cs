using System.Net;
using Portal.Core.Letters;
using Portal.Core.Requests;
using Portal.Hosts.Tests.Staff;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Letters;

/// <summary>A code from a letter opens its request and nothing else.</summary>
public sealed class RequestLetterTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letters_code_shows_what_is_needed_and_why_with_a_shortened_name()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"), "Ihr Umzug");
        using var browser = portal.Browser();
        await browser.OpenAsync(await portal.CodeForAsync(request));

        var page = await browser.PageAsync("/anfrage");
        page.Body!.TextContent.ShouldContain("Ihr Umzug");
        page.Body.TextContent.ShouldContain("Damit wir die Miete zahlen können.");
        page.Body.TextContent.ShouldContain("Samira N.");
        page.Body.TextContent.ShouldNotContain("Nasrin");
        page.QuerySelector("main a[href='/papiere']").ShouldNotBeNull();
        page.QuerySelector("main a[href='/fertig']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_address_of_the_QR_code_opens_nothing_until_the_button_is_pressed()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"));
        var code = (await portal.CodeForAsync(request)).Replace("-", "", StringComparison.Ordinal);
        using var browser = portal.Browser();

        var page = await browser.PageAsync($"/b/{code}");
        page.QuerySelector("input[name=code]")!.GetAttribute("value").ShouldBe(code);
        (await browser.GetAsync("/anfrage", Cancellation)).ShouldLeadTo("/code");

        (await ResidentPages.SendAsync(browser, $"/b/{code}", ("code", code))).ShouldLeadTo("/anfrage");
    }
}
