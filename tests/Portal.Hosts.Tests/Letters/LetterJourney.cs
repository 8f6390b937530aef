using System.Net;
using AngleSharp.Html.Dom;
using Portal.Core.Letters;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Hosts.Tests.Staff;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Letters;

/// <summary>What residents and staff do with letters, in browsers without script.</summary>
internal static class LetterJourney
{
    public const string Staff = "annika-silberweide";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Person> PersonAsync(this StaffPortal portal, string name)
    {
        var found = await portal.Get<IPersons>().SearchAsync(name, Cancellation);
        return found.ShouldHaveSingleItem();
    }

    public static async Task<Request> AskAsync(this StaffPortal portal, Person person, string title = "Ihre Wohnung")
    {
        var request = await portal
            .Get<IRequests>()
            .CreateAsync(
                new(
                    person.Id,
                    title,
                    "Damit wir die Miete zahlen können.",
                    [new("Mietvertrag", null)],
                    DateOnly.FromDateTime(DateTime.UtcNow).AddDays(14)
                ),
                Staff,
                Cancellation
            );
        return request.ShouldNotBeNull();
    }

    public static async Task<string> CodeForAsync(this StaffPortal portal, Request request)
    {
        var letter = await portal.Get<ILetterCodes>().IssueForRequestAsync(request.Id, Staff, Cancellation);
        return letter.ShouldNotBeNull().Code.ToString();
    }

    public static async Task<string> AccountCodeForAsync(this StaffPortal portal, Person person)
    {
        var letter = await portal.Get<ILetterCodes>().IssueForAccountAsync(person.Id, Staff, Cancellation);
        return letter.ShouldNotBeNull().Code.ToString();
    }

    public static Task<HttpResponseMessage> TypeAsync(this HttpClient browser, string code) =>
        ResidentPages.SendAsync(browser, "/code", ("code", code));

    public static async Task OpenAsync(this HttpClient browser, string code) =>
        (await browser.TypeAsync(code)).ShouldLeadTo("/anfrage");

    public static Task<HttpResponseMessage> BirthDateAsync(this HttpClient browser, DateOnly date) =>
        ResidentPages.SendAsync(
            browser,
            "/code/geburtsdatum",
            ("Birth.Day", $"{date.Day}"),
            ("Birth.Month", $"{date.Month}"),
            ("Birth.Year", $"{date.Year}")
        );

    public static async Task<IHtmlDocument> PageAsync(this HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await ResidentPages.PageAsync(answer);
    }

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient browser, string address) =>
        (await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation)).StatusCode;

    public static void ShouldLeadTo(this HttpResponseMessage answer, string address)
    {
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Found, HttpStatusCode.SeeOther);
        new Uri(new("http://localhost"), answer.Headers.Location!).AbsolutePath.ShouldBe(address);
    }
}
