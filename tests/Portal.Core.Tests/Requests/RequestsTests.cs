using Portal.Core.Residents;
using Portal.Core.Tests.Letters;
using Portal.Documents;

namespace Portal.Core.Tests.Requests;

public sealed class RequestsTests(PostgresServer server) : LetterTest(server)
{
    private const string Household = "90009BG0003077";

    [Fact]
    public async Task Another_member_of_the_household_sees_nothing()
    {
        var (tarek, amal) = (await PersonAsync("Tarek", Household), await PersonAsync("Amal", Household));
        var request = await RequestAsync(tarek);
        await AccountOfAsync(amal);

        (await Requests.ListForPersonAsync(amal.Id, Cancellation)).ShouldBeEmpty();
        (await Requests.FindForPersonAsync(amal.Id, request.Id, Cancellation)).ShouldBeNull();
        (await Requests.ListForPersonAsync(tarek.Id, Cancellation)).ShouldHaveSingleItem().Id.ShouldBe(request.Id);
    }

    [Fact]
    public async Task What_was_asked_comes_back_as_it_was_written()
    {
        var person = await PersonAsync();
        var created = await Requests.CreateAsync(
            new(
                person.Id,
                "Ihr Umzug\0",
                "Erste Zeile.\nZweite Zeile.",
                [new("Mietvertrag, alle Seiten", PaperKind.TenancyContract), new("Brief vom Vermieter", null)],
                new(2026, 12, 7)
            ),
            Staff,
            Cancellation
        );
        var (request, addressee) = (await Requests.FindAsync(created!.Id, Cancellation))!;
        addressee.Id.ShouldBe(person.Id);
        request.Title.ShouldBe("Ihr Umzug");
        request.Reason.ShouldBe("Erste Zeile.\nZweite Zeile.");
        request.Papers.ShouldBe([
            new("Mietvertrag, alle Seiten", PaperKind.TenancyContract),
            new("Brief vom Vermieter", null),
        ]);
        request.Deadline.ShouldBe(new(2026, 12, 7));
        request.CreatedBy.ShouldBe(Staff);
        request.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task The_nearest_deadline_comes_first_and_what_is_done_is_gone()
    {
        var person = await PersonAsync();
        var later = await RequestAsync(person, days: 30);
        var sooner = await RequestAsync(person, days: 3);
        var done = await RequestAsync(person, days: 1);
        (await Requests.CloseAsync(done.Id, Staff, Cancellation)).ShouldBeTrue();

        (await Requests.ListOpenAsync(Cancellation)).Select(one => one.Request.Id).ShouldBe([sooner.Id, later.Id]);
        (await Requests.ListForPersonAsync(person.Id, Cancellation))
            .Select(one => one.Id)
            .ShouldBe([sooner.Id, later.Id]);
    }

    [Fact]
    public async Task Nothing_is_asked_of_nobody()
    {
        (await Requests.CreateAsync(new(Guid.NewGuid(), "A", "B", [], Today), Staff, Cancellation)).ShouldBeNull();
        (await Requests.CloseAsync(Guid.NewGuid(), Staff, Cancellation)).ShouldBeFalse();
        (await Requests.FindAsync(Guid.NewGuid(), Cancellation)).ShouldBeNull();
    }

    private async Task AccountOfAsync(Person person)
    {
        var code = (await OpenedAsync(await AccountCodeAsync(person))).CodeId;
        await Codes.BindAsync(code, Guid.NewGuid(), Cancellation);
    }
}
