using System.Net;
using Portal.Core.Letters;
using Portal.Core.Residents;
using Portal.Hosts.Tests.Staff;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Letters;

/// <summary>An account's code leads to an account only together with the birth date.</summary>
public sealed class AccountLetterTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_and_birth_date_lead_to_the_account()
    {
        var person = await portal.PersonAsync("Okonvale");
        using var browser = portal.Browser();
        (await browser.TypeAsync(await portal.AccountCodeForAsync(person))).ShouldLeadTo("/code/geburtsdatum");

        (await browser.BirthDateAsync(person.BirthDate)).ShouldLeadTo("/konto/einrichten");
        // The code's own cookie is gone: going back begins anew.
        (await browser.GetAsync("/code/geburtsdatum", Cancellation)).ShouldLeadTo("/code");
    }

    [Fact]
    public async Task A_code_that_was_used_or_has_run_out_says_so_and_whom_to_call()
    {
        var person = await portal.PersonAsync("Wiesner");
        var used = await portal.AccountCodeForAsync(person);
        await UseAsync(used);
        using var browser = portal.Browser();
        (await AnswerToAsync(browser, used)).ShouldContain("schon benutzt");

        var over = await portal.AccountCodeForAsync(person);
        await portal.ChangeAsync("update issued_code set expires_at = issued_at where used_at is null");
        var answer = await AnswerToAsync(browser, over);
        answer.ShouldContain("abgelaufen");
        answer.ShouldContain("069 90009 410");
    }

    [Fact]
    public async Task The_code_alone_leads_to_no_account()
    {
        using var browser = portal.Browser();
        await browser.TypeAsync(await portal.AccountCodeForAsync(await portal.PersonAsync("Wiesner")));

        (await browser.GetAsync("/konto/einrichten", Cancellation)).ShouldLeadTo("/code");
        (await browser.GetAsync("/anfrage", Cancellation)).ShouldLeadTo("/code");
    }

    [Fact]
    public async Task Without_a_code_nobody_is_asked_for_a_birth_date()
    {
        using var browser = portal.Browser();
        (await browser.GetAsync("/code/geburtsdatum", Cancellation)).ShouldLeadTo("/code");
        browser.DefaultRequestHeaders.Add("Cookie", "portal-account-code=forged");
        (await browser.GetAsync("/code/geburtsdatum", Cancellation)).ShouldLeadTo("/code");
    }

    [Fact]
    public async Task Five_wrong_birth_dates_end_in_a_clear_sentence_and_a_telephone_number()
    {
        var person = await portal.PersonAsync("Kellerwald");
        using var browser = portal.Browser();
        await browser.TypeAsync(await portal.AccountCodeForAsync(person));
        var first = await ResidentPages.PageAsync(await browser.BirthDateAsync(new(1990, 1, 1)));
        first.QuerySelector("#error-summary")!.TextContent.ShouldContain("Noch 4 Versuche");
        for (var day = 2; day <= 4; day++)
            await browser.BirthDateAsync(new(1990, 1, day));
        var last = await ResidentPages.PageAsync(await browser.BirthDateAsync(new(1990, 1, 5)));

        last.QuerySelector("h1")!.TextContent.ShouldBe("Sie brauchen einen neuen Brief");
        last.QuerySelector("main a[href^='tel:']").ShouldNotBeNull();
        var again = await ResidentPages.PageAsync(await browser.BirthDateAsync(person.BirthDate));
        again.QuerySelector("h1")!.TextContent.ShouldBe("Sie brauchen einen neuen Brief");
    }

    [Fact]
    public async Task A_birth_date_that_is_none_costs_no_try()
    {
        using var browser = portal.Browser();
        await browser.TypeAsync(await portal.AccountCodeForAsync(await portal.PersonAsync("Amal")));
        var page = await ResidentPages.PageAsync(
            await ResidentPages.SendAsync(
                browser,
                "/code/geburtsdatum",
                ("Birth.Day", "31"),
                ("Birth.Month", "2"),
                ("Birth.Year", "1990")
            )
        );
        page.QuerySelector("#error-summary")!.TextContent.ShouldContain("Tag, Monat und Jahr");
        page.QuerySelector("input[name='Birth.Day']")!.GetAttribute("value").ShouldBe("31");
    }

    [Fact]
    public async Task One_sees_ones_own_requests_and_those_of_nobody_else_in_the_household()
    {
        var (tarek, amal) = (await portal.PersonAsync("Tarek"), await portal.PersonAsync("Amal"));
        var request = await portal.AskAsync(tarek, "Nur für Tarek");
        using var browser = await portal.SignedInAsync(tarek.Id);
        (await browser.PageAsync("/meine")).Body!.TextContent.ShouldContain("Nur für Tarek");
        (await browser.PageAsync($"/meine/anfragen/{request.Id}")).Body!.TextContent.ShouldContain("Nur für Tarek");

        using var other = await portal.SignedInAsync(amal.Id);
        var page = await other.PageAsync("/meine");
        page.Body!.TextContent.ShouldNotContain("Nur für Tarek");
        page.Body.TextContent.ShouldContain("Nichts offen");
        (await other.StatusAsync($"/meine/anfragen/{request.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync($"/meine/anfragen/{Guid.NewGuid()}")).ShouldBe(HttpStatusCode.NotFound);
        (await other.StatusAsync("/meine/anfragen/1")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task UseAsync(string code)
    {
        var codes = portal.Get<ILetterCodes>();
        var opened = await codes.OpenAsync(code, new(null, null), Cancellation);
        await codes.BindAsync(((LetterResult.Opened)opened).CodeId, Guid.NewGuid(), Cancellation);
    }

    private static async Task<string> AnswerToAsync(HttpClient browser, string code) =>
        (await ResidentPages.PageAsync(await browser.TypeAsync(code))).QuerySelector("#error-summary")!.TextContent;
}
