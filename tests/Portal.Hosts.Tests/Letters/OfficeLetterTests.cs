using System.Net;
using System.Text.RegularExpressions;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Core.Staff;
using Portal.Hosts.Tests.Staff;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Letters;

/// <summary>Staff ask for papers and print the letter.</summary>
public sealed partial class OfficeLetterTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_asking_to_a_letter_that_opens()
    {
        var person = await portal.PersonAsync("Okonvale");
        using var browser = await portal.SignedInAsync();
        (await browser.PageAsync("/team/anfragen/neu?suche=okon"))
            .QuerySelector($"main a[href='/team/anfragen/neu?person={person.Id}']")
            .ShouldNotBeNull();

        var address = $"/team/anfragen/neu?person={person.Id}";
        var check = await ResidentPages.PageAsync(await FillAsync(browser, address, "pruefen"));
        check.QuerySelector("h1")!.TextContent.ShouldBe("Ist alles richtig?");
        (await portal.Get<IRequests>().ListForPersonAsync(person.Id, Cancellation)).ShouldBeEmpty();
        await FillAsync(browser, address, "anlegen");
        var request = (
            await portal.Get<IRequests>().ListForPersonAsync(person.Id, Cancellation)
        ).ShouldHaveSingleItem();
        request.Papers[0].Kind.ShouldBe(Portal.Documents.PaperKind.Payslip);

        var printed = await IssueAsync(browser, $"/team/anfragen/{request.Id}");
        printed.Headers.Location!.OriginalString.ShouldBe($"/team/anfragen/{request.Id}/brief");
        var letter = await browser.PageAsync($"/team/anfragen/{request.Id}/brief");
        var text = letter.QuerySelector("article.letter")!.TextContent;
        text.ShouldContain("Grace Okonvale");
        text.ShouldContain("Lindenweg 12");
        text.ShouldContain("Mehr Zeit nötig?");
        text.ShouldContain("Need more time?");
        text.ShouldContain("Auenheim");

        using var resident = portal.Browser();
        await resident.OpenAsync(Code().Match(text).Value);
    }

    [Fact]
    public async Task The_code_is_shown_to_the_one_browser_that_made_it_and_only_on_its_own_letter()
    {
        var person = await portal.PersonAsync("Nasrin");
        var (first, second) = (await portal.AskAsync(person), await portal.AskAsync(person));
        using var browser = await portal.SignedInAsync();
        await IssueAsync(browser, $"/team/anfragen/{first.Id}");

        (await browser.PageAsync($"/team/anfragen/{first.Id}/brief"))
            .QuerySelector(".letter__digits")
            .ShouldNotBeNull();
        (await browser.PageAsync($"/team/anfragen/{second.Id}/brief")).QuerySelector(".letter__digits").ShouldBeNull();
        using var other = await portal.SignedInAsync();
        (await other.PageAsync($"/team/anfragen/{first.Id}/brief")).QuerySelector(".letter__digits").ShouldBeNull();
    }

    [Fact]
    public async Task Who_has_no_address_gets_a_slip_that_says_when_it_was_handed_over()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Kellerwald"));
        using var browser = await portal.SignedInAsync();
        (await browser.PageAsync($"/team/anfragen/{request.Id}")).Body!.TextContent.ShouldContain(
            "Zettel zum Übergeben"
        );
        await IssueAsync(browser, $"/team/anfragen/{request.Id}");

        var letter = await browser.PageAsync($"/team/anfragen/{request.Id}/brief");
        letter.QuerySelector(".letter__to")!.TextContent.ShouldContain("Übergeben am");
    }

    [Fact]
    public async Task The_reception_prints_letters_for_people_and_opens_no_list_of_requests()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Kellerwald"));
        using var browser = await portal.SignedInAsync(StaffRole.Empfang);
        (await IssueAsync(browser, $"/team/anfragen/{request.Id}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.StatusAsync($"/team/anfragen/{request.Id}/brief")).ShouldBe(HttpStatusCode.OK);

        (await browser.StatusAsync("/team/anfragen")).ShouldBe(HttpStatusCode.Forbidden);
        (await browser.StatusAsync("/team/anfragen/neu")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(StaffRole.Redaktion)]
    [InlineData(StaffRole.Administration)]
    public async Task Who_does_no_casework_sees_no_person(StaffRole role)
    {
        var person = await portal.PersonAsync("Nasrin");
        using var browser = await portal.SignedInAsync(role);
        foreach (
            var address in new[]
            {
                "/team/personen",
                $"/team/personen/{person.Id}",
                $"/team/personen/{person.Id}/brief",
            }
        )
            (await browser.StatusAsync(address)).ShouldBe(HttpStatusCode.Forbidden, address);
    }

    [Fact]
    public async Task An_incomplete_request_is_answered_at_each_field_and_nothing_typed_is_lost()
    {
        var person = await portal.PersonAsync("Wiesner");
        using var browser = await portal.SignedInAsync();
        var answer = await ResidentPages.SendAsync(
            browser,
            $"/team/anfragen/neu?person={person.Id}",
            ("betreff", "<b>Umzug</b>"),
            ("papier", ""),
            ("art", "nonsense"),
            ("Deadline.Day", "31"),
            ("Deadline.Month", "2"),
            ("Deadline.Year", "2027"),
            ("schritt", "anlegen")
        );
        var page = await ResidentPages.PageAsync(answer);
        page.QuerySelectorAll("#error-summary a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["#grund", "#papier", "#deadline"]);
        page.QuerySelector("input[name=betreff]")!.GetAttribute("value").ShouldBe("<b>Umzug</b>");
        page.QuerySelector("input[name='Deadline.Day']")!.GetAttribute("value").ShouldBe("31");
        (await portal.Get<IRequests>().ListForPersonAsync(person.Id, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_person_is_entered_with_or_without_an_address_but_not_with_half_of_one()
    {
        using var browser = await portal.SignedInAsync();
        (string, string)[] person =
        [
            ("Form.GivenName", "Hanne"),
            ("Form.FamilyName", "Quellgrund"),
            ("Form.Language", "ar"),
            ("Form.Birth.Day", "3"),
            ("Form.Birth.Month", "4"),
            ("Form.Birth.Year", "1981"),
        ];
        var half = await ResidentPages.PageAsync(
            await ResidentPages.SendAsync(browser, "/team/personen/neu", [.. person, ("Form.Street", "Am Wehr 1")])
        );
        half.QuerySelector("#error-summary a")!.GetAttribute("href").ShouldBe("#form-street");
        half.QuerySelector("input[name='Form.GivenName']")!.GetAttribute("value").ShouldBe("Hanne");

        (await ResidentPages.SendAsync(browser, "/team/personen/neu", person)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var added = await portal.PersonAsync("Quellgrund");
        added.Address.ShouldBeNull();
        added.Language.ShouldBe("ar");
    }

    [Fact]
    public async Task Ids_of_nothing_are_not_found()
    {
        using var browser = await portal.SignedInAsync();
        var nothing = Guid.NewGuid();
        foreach (
            var address in new[]
            {
                $"/team/anfragen/{nothing}",
                $"/team/anfragen/{nothing}/brief",
                $"/team/anfragen/neu?person={nothing}",
                $"/team/personen/{nothing}",
                $"/team/personen/{nothing}/brief",
            }
        )
            (await browser.StatusAsync(address)).ShouldBe(HttpStatusCode.NotFound, address);
    }

    [Fact]
    public async Task A_letter_is_issued_only_from_the_offices_own_form()
    {
        var request = await portal.AskAsync(await portal.PersonAsync("Nasrin"));
        using var browser = await portal.SignedInAsync();
        using var form = new FormUrlEncodedContent([]);
        var answer = await browser.PostAsync($"/team/anfragen/{request.Id}/brief", form, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Task<HttpResponseMessage> IssueAsync(HttpClient browser, string page) =>
        SendToAsync(browser, page, page + "/brief");

    private static async Task<HttpResponseMessage> SendToAsync(HttpClient browser, string page, string address)
    {
        var token = (await browser.PageAsync(page)).QuerySelector("main input[name=__RequestVerificationToken]")!;
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("__RequestVerificationToken", token.GetAttribute("value")!),
        ]);
        return await browser.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    private static Task<HttpResponseMessage> FillAsync(HttpClient browser, string address, string step)
    {
        var deadline = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(14);
        return ResidentPages.SendAsync(
            browser,
            address,
            ("betreff", "Ihre Arbeit"),
            ("grund", "Damit wir rechnen können."),
            ("papier", "Lohnabrechnung"),
            ("art", "Payslip"),
            ("Deadline.Day", $"{deadline.Day}"),
            ("Deadline.Month", $"{deadline.Month}"),
            ("Deadline.Year", $"{deadline.Year}"),
            ("schritt", step)
        );
    }

    [GeneratedRegex("[2-9A-Z]{5}-[2-9A-Z]{5}")]
    private static partial Regex Code();
}
