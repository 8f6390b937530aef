using System.Net;
using Portal.Core.Letters;
using Portal.Core.Requests;
using Portal.Database;
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

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("K7M4P-X2C9")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("' or 1=1 --")]
    [InlineData("٠١٢٣٤٥٦٧٨٩")]
    public async Task What_is_no_code_is_answered_at_the_field_and_keeps_what_was_typed(string typed)
    {
        using var browser = portal.Browser();
        var answer = await browser.TypeAsync(typed);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await ResidentPages.PageAsync(answer);

        page.Title!.ShouldStartWith("Fehler:");
        page.QuerySelector("#error-summary a")!.GetAttribute("href").ShouldBe("#code");
        page.QuerySelector("input[name=code]")!.GetAttribute("value").ShouldBe(typed);
        page.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_withdrawn_and_too_many_codes_say_what_to_do_and_whom_to_call()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"));
        var earlier = await portal.CodeForAsync(request);
        await portal.CodeForAsync(request);
        using var browser = portal.Browser();

        (await ErrorAsync(browser, LetterCode.Create().ToString())).ShouldContain("kennen wir nicht");
        (await ErrorAsync(browser, earlier)).ShouldContain("gilt nicht mehr");
        for (var time = 0; time < 8; time++)
            await browser.TypeAsync(LetterCode.Create().ToString());
        var refused = await ErrorAsync(browser, LetterCode.Create().ToString());
        refused.ShouldContain("zu viele");
        refused.ShouldContain("069 90009 410");
    }

    [Fact]
    public async Task A_newer_letter_closes_what_the_earlier_one_has_open()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"));
        using var browser = portal.Browser();
        await browser.OpenAsync(await portal.CodeForAsync(request));
        await portal.CodeForAsync(request);

        (await browser.GetAsync("/anfrage", Cancellation)).ShouldLeadTo("/code");
    }

    [Fact]
    public async Task What_was_done_meanwhile_says_so()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"));
        using var browser = portal.Browser();
        await browser.OpenAsync(await portal.CodeForAsync(request));
        await portal.Get<IRequests>().CloseAsync(request.Id, LetterJourney.Staff, Cancellation);

        (await browser.PageAsync("/anfrage")).QuerySelector("h1")!.TextContent.ShouldBe("Das ist erledigt");
    }

    [Fact]
    public async Task In_a_second_tab_another_letter_may_be_opened_and_going_back_shows_the_form_again()
    {
        var person = await portal.PersonAsync("Nasrin");
        var (first, second) = (
            await portal.AskAsync(person, "Erste Sache"),
            await portal.AskAsync(person, "Zweite Sache")
        );
        using var browser = portal.Browser();
        await browser.OpenAsync(await portal.CodeForAsync(first));
        await browser.OpenAsync(await portal.CodeForAsync(second));

        (await browser.PageAsync("/anfrage")).Body!.TextContent.ShouldContain("Zweite Sache");
        (await browser.PageAsync("/code")).QuerySelector("input[name=code]").ShouldNotBeNull();
    }

    [Fact]
    public async Task I_am_done_closes_the_letter()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"));
        using var browser = portal.Browser();
        await browser.OpenAsync(await portal.CodeForAsync(request));
        await ResidentPages.SendAsync(browser, "/fertig");

        (await browser.GetAsync("/anfrage", Cancellation)).ShouldLeadTo("/code");
    }

    [Fact]
    public async Task A_letter_opens_neither_an_account_nor_the_desk()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"));
        using var browser = portal.Browser();
        await browser.OpenAsync(await portal.CodeForAsync(request));

        foreach (
            var address in new[]
            {
                "/meine",
                $"/meine/anfragen/{request.Id}",
                "/team/anfragen",
                $"/team/anfragen/{request.Id}",
            }
        )
            (await browser.StatusAsync(address)).ShouldBe(HttpStatusCode.Redirect, address);
    }

    private static async Task<string> ErrorAsync(HttpClient browser, string code) =>
        (await ResidentPages.PageAsync(await browser.TypeAsync(code))).QuerySelector("#error-summary")!.TextContent;
}
