using System.Net;
using Portal.Core.Letters;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Database;

namespace Portal.Core.Tests.Letters;

/// <summary>Persons, requests and codes of a test.</summary>
public abstract class LetterTest(PostgresServer server) : PortalTest(server)
{
    protected const string Staff = "annika-silberweide";

    protected static readonly DateOnly BirthDate = new(1994, 5, 4);

    protected ILetterCodes Codes => Portal.Get<ILetterCodes>();

    protected IRequests Requests => Portal.Get<IRequests>();

    protected IPersons Persons => Portal.Get<IPersons>();

    protected DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    protected static TypedAt Somewhere { get; } = new("a device", IPAddress.Parse("192.0.2.7"));

    protected Task<Person> PersonAsync(string givenName = "Samira", string? bgNummer = null) =>
        Persons.AddAsync(new(givenName, "Nasrin", BirthDate, bgNummer, null, "de"), Staff, Cancellation);

    protected async Task<Request> RequestAsync(Person person, int days = 14)
    {
        var created = await Requests.CreateAsync(
            new(person.Id, "Ihre Wohnung", "Damit wir zahlen können.", [new("Mietvertrag", null)], Today.AddDays(days)),
            Staff,
            Cancellation
        );
        return created.ShouldNotBeNull();
    }

    protected async Task<LetterCode> CodeAsync(Request request) =>
        (await Codes.IssueForRequestAsync(request.Id, Staff, Cancellation)).ShouldNotBeNull().Code;

    protected async Task<LetterCode> AccountCodeAsync(Person person) =>
        (await Codes.IssueForAccountAsync(person.Id, Staff, Cancellation)).ShouldNotBeNull().Code;

    protected Task<LetterResult> OpenAsync(LetterCode code, TypedAt? at = null) =>
        Codes.OpenAsync(code.ToString(), at ?? Somewhere, Cancellation);

    protected async Task<LetterResult.Opened> OpenedAsync(LetterCode code) =>
        (await OpenAsync(code)).ShouldBeOfType<LetterResult.Opened>();
}
