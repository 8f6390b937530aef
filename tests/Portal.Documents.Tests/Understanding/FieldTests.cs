using System.Globalization;
using Portal.Documents.Understanding;

namespace Portal.Documents.Tests.Understanding;

public sealed class FieldTests
{
    private const string Letter = """
        Jobcenter Landkreis Auental
        Am Wehr 4 · 00000 Auenheim
        Frau
        Eva Talmühl
        Lindenweg 1
        00000 Auenheim
        BG-Nummer: 90009//0004711
        Kundennummer 115D220033
        Datum: 16.11.2026
        Aufforderung zur Mitwirkung
        Sehr geehrte Frau Talmühl,
        Ihr Antrag vom 02.10.2026 liegt vor. Für die Zeit vom 01.11.2026 bis 30.04.2027 fehlen noch Unterlagen.
        Bitte reichen Sie diese bis spätestens Montag, den 7. Dezember 2026 ein.
        Konto: IBAN DE67 9990 0020 0001 0000 40
        """;

    [Fact]
    public void Letter_of_an_authority_gives_its_fields()
    {
        var fields = Read(Letter);
        fields.Date!.Value.ShouldBe(Day("2026-11-16"));
        fields.Sender!.Value.ShouldBe("Jobcenter Landkreis Auental");
        fields.Recipient!.Value.ShouldBe("Eva Talmühl");
        fields.CaseNumber!.Value.ShouldBe("90009//0004711");
        fields.CaseNumber.Check.ShouldBe("format");
        fields.CustomerNumber!.Value.ShouldBe("115D220033");
        fields.Deadline!.Value.ShouldBe(Day("2026-12-07"));
        fields.PeriodFrom!.Value.ShouldBe(Day("2026-11-01"));
        fields.PeriodTo!.Value.ShouldBe(Day("2027-04-30"));
        fields.Iban!.Value.ShouldBe("DE67999000200001000040");
        fields.Iban.Check.ShouldBe("mod97");
    }

    [Fact]
    public void Values_carry_the_place_of_their_words()
    {
        var page = Papers.Boxed(Letter);
        var fields = new RuleBasedUnderstanding().Understand([page]).Fields;
        fields.Iban!.Place.ShouldBe(new Box(120, 260, 270, 18));
        fields.Date!.Place.ShouldBe(new Box(70, 160, 100, 18));
        fields.Recipient!.Place.ShouldBe(new Box(0, 60, 110, 18));
        fields.Iban.Confidence.ShouldBe(0.99 * 0.9, 0.001);
    }

    [Fact]
    public void Second_of_two_equal_words_gets_its_own_place()
    {
        var page = Papers.Boxed("geboren am 01.02.2026\nAuenheim, den 01.02.2026");
        new RuleBasedUnderstanding().Understand([page]).Fields.Date!.Place.ShouldBe(new Box(140, 20, 100, 18));
    }

    [Fact]
    public void Without_word_boxes_there_is_no_place() => Read(Letter).Iban!.Place.ShouldBeNull();

    [Fact]
    public void Wrong_check_digits_are_not_reported()
    {
        var fields = Read("IBAN DE67 9990 0020 0001 0000 41\nSteuer-ID 86 095 742 718\nSV-Nummer 99 040594 N 517");
        fields.Iban.ShouldBeNull();
        fields.TaxId.ShouldBeNull();
        fields.InsuranceNumber.ShouldBeNull();
    }

    [Theory]
    [InlineData(
        "Frau Mein Zeichen L14\nEva Talmühl Es berätSie Frau Tannreuter\nLindenweg 1\nSehr geehrte Frau Talmühl,"
    )]
    [InlineData("Frau Eintritt 01.03.2025\nEva Talmühl Steuerklasse II\nLindenweg 1")]
    [InlineData("Frau Eva Talmühl\nLindenweg 1")]
    [InlineData("Familie\n\nEva Talmühl   Telefon 069 90009114")]
    public void Addressee_is_separated_from_the_reference_block_beside_it(string text) =>
        Read(text).Recipient!.Value.ShouldBe("Eva Talmühl");

    [Fact]
    public void Label_may_stand_two_lines_above_its_day()
    {
        var fields = Read(
            "Arbeitsunfähigkeitsbescheinigung\nArbeitsunfähig seit\n19.11.2026\nVoraussichtlich arbeitsunfähig bis\neinschließlich\n27.11.2026"
        );
        fields.PeriodFrom!.Value.ShouldBe(Day("2026-11-19"));
        fields.PeriodTo!.Value.ShouldBe(Day("2026-11-27"));
    }

    [Fact]
    public void Tax_id_needs_its_label()
    {
        Read("Zählernummer 86095742719").TaxId.ShouldBeNull();
        Read("Steuerliche Identifikationsnummer\n86 095 742 719").TaxId!.Value.ShouldBe("86095742719");
    }

    [Fact]
    public void Amounts_take_the_words_to_their_left()
    {
        var fields = Read(
            "Lohnabrechnung\nLohnart Stunden Betrag\nZuschlag Sonntag 12,00 7,10 85,20\nMiete ..... 412,00 € Heizung 80,50 €"
        );
        fields.Amounts.ShouldBe([
            new Amount("Zuschlag Sonntag", 85.20m, 1),
            new Amount("Miete", 412.00m, 1),
            new Amount("Heizung", 80.50m, 1),
        ]);
    }

    [Fact]
    public void Amount_on_its_own_line_takes_the_line_above() =>
        Read("Offener Betrag\n1.348,50 EUR").Amounts.ShouldBe([new Amount("Offener Betrag", 1348.50m, 1)]);

    [Fact]
    public void Page_of_a_value_is_told() =>
        new RuleBasedUnderstanding()
            .Understand(Papers.Pages("Kontoauszug", "IBAN DE67 9990 0020 0001 0000 40"))
            .Fields.Iban!.Page.ShouldBe(2);

    [Theory]
    [InlineData("Schulbescheinigung\nSchuljahr 2026/27 Klasse 3b", "2026-08-01", "2027-07-31")]
    [InlineData("Studienbescheinigung Matrikelnummer 4417\nSommersemester 2026", "2026-04-01", "2026-09-30")]
    [InlineData("Lohnabrechnung Februar 2028\nGesamtbrutto 900,00", "2028-02-01", "2028-02-29")]
    [InlineData("Stromrechnung Arbeitspreis\n01.10. bis 31.12.2026", "2026-10-01", "2026-12-31")]
    public void Period_is_read_in_the_words_of_its_kind(string text, string from, string to)
    {
        var fields = Read(text);
        fields.PeriodFrom!.Value.ShouldBe(Day(from));
        fields.PeriodTo!.Value.ShouldBe(Day(to));
    }

    [Fact]
    public void Validity_of_a_card_is_no_deadline()
    {
        var fields = Read("Personalausweis\nBUNDESREPUBLIK DEUTSCHLAND IDENTITY CARD\nGültig bis 02.05.2031");
        fields.Deadline.ShouldBeNull();
        fields.PeriodTo!.Value.ShouldBe(Day("2031-05-02"));
    }

    [Fact]
    public void Date_of_birth_is_no_date_of_issue() => Read("Bescheinigung\ngeboren am 04.05.1994").Date.ShouldBeNull();

    private static PaperFields Read(string text) => new RuleBasedUnderstanding().Understand(Papers.Pages(text)).Fields;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
