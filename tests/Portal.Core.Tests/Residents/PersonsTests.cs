using Portal.Core.Tests.Letters;

namespace Portal.Core.Tests.Residents;

public sealed class PersonsTests(PostgresServer server) : LetterTest(server)
{
    [Fact]
    public async Task A_person_is_found_by_parts_of_the_name_without_umlauts_and_by_BG_Nummer()
    {
        var person = await Persons.AddAsync(
            new("Jörg", "Weißenbach", BirthDate, "90009//0002338", new("Am Wehr 1", "00000", "Auenheim"), "de"),
            Staff,
            Cancellation
        );
        await PersonAsync();
        foreach (var words in new[] { "jörg", "Joerg", "weiss", "bach Jö", "90009 BG 0002338", "90009//0002338" })
            (await Persons.SearchAsync(words, Cancellation)).ShouldHaveSingleItem(words).Id.ShouldBe(person.Id);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_______")]
    [InlineData("\\")]
    [InlineData("' or true --")]
    [InlineData("\0\u0001x")]
    public async Task Signs_of_a_pattern_find_nobody(string words)
    {
        await PersonAsync();
        (await Persons.SearchAsync(words, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_is_shortened_for_screens_others_may_see()
    {
        (await PersonAsync()).ShortName.ShouldBe("Samira N.");
        var other = await Persons.AddAsync(new("李", "𠮷野", BirthDate, null, null, "en"), Staff, Cancellation);
        other.ShortName.ShouldBe("李 𠮷.");
    }

    [Fact]
    public async Task Without_an_address_letters_are_handed_over()
    {
        var person = await PersonAsync();
        (await Persons.FindAsync(person.Id, Cancellation))!.Address.ShouldBeNull();
        (await Persons.FindAsync(Guid.NewGuid(), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_person_without_a_name_is_not_entered() =>
        await Should.ThrowAsync<ArgumentException>(() =>
            Persons.AddAsync(new(" \0", "Nasrin", BirthDate, null, null, "de"), Staff, Cancellation)
        );
}
