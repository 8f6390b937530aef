using Portal.Documents.Understanding;

namespace Portal.Documents.Tests.Understanding;

public sealed class UrgencyTests
{
    private const string Belehrung = """
        Rechtsbehelfsbelehrung
        Gegen diesen Bescheid kann jeder Betroffene innerhalb eines Monats nach Bekanntgabe Widerspruch erheben.
        Der Widerspruch ist schriftlich oder zur Niederschrift beim Jobcenter Landkreis Auental einzulegen.
        Gegen den Widerspruchsbescheid kann Klage beim Sozialgericht erhoben werden.
        """;

    [Theory]
    [InlineData(
        "Widerspruch\nSehr geehrte Damen und Herren,\nhiermit lege ich Widerspruch gegen Ihren Bescheid vom 02.11.2026 ein."
    )]
    [InlineData("Hallo, ich lege gegen den Bescheid vom 2. November Widerspruch ein, weil die Miete fehlt.")]
    [InlineData(
        "Sozialgericht Auenheim\nKlage\nIn dem Rechtsstreit Wiesner gegen Jobcenter erhebe ich Klage gegen den Bescheid."
    )]
    [InlineData("Ich w1derspreche dem Bescheid. Hiermit Iege ich Wider-\nspruch ein.")]
    public void Objection_of_a_resident_is_urgent(string text) => Judge(text).ShouldBe(Urgency.Objection);

    [Theory]
    [InlineData("Bewilligungsbescheid\nSehr geehrte Frau Nasrin,\nIhnen werden Leistungen bewilligt.\n")]
    [InlineData(
        "Aufhebungs- und Erstattungsbescheid\nSehr geehrter Herr Almsee,\nder Bescheid vom 01.09.2026 wird aufgehoben.\n"
    )]
    [InlineData("")]
    public void Instruction_on_objections_is_not_urgent(string letter) =>
        Judge(letter + Belehrung).ShouldBe(Urgency.None);

    [Fact]
    public void Decision_on_an_objection_is_not_itself_an_objection() =>
        Judge("Widerspruchsbescheid\nIhr Widerspruch vom 01.10.2026 wird zurückgewiesen.\n" + Belehrung)
            .ShouldBe(Urgency.None);

    [Theory]
    [InlineData(
        "Kündigung des Mietverhältnisses\nSehr geehrter Herr Almsee,\nhiermit kündigen wir das Mietverhältnis über die Wohnung fristlos."
    )]
    [InlineData("Räumungsklage\nDer Gerichtsvollzieher hat den Räumungstermin auf den 14.12.2026 bestimmt.")]
    [InlineData("Ich bekomme Hilfe nicht und verliere ich meine Wohnung?")]
    public void Home_at_risk_is_urgent(string text) => Judge(text).ShouldBe(Urgency.HomeAtRisk);

    [Theory]
    [InlineData("Kündigung\nhiermit kündige ich meine Wohnung in der Mühlgasse 3 fristgerecht zum 28.02.2027.")]
    [InlineData(
        "Kündigung des Arbeitsverhältnisses\nhiermit kündigen wir das Arbeitsverhältnis ordentlich zum 31.12.2026."
    )]
    [InlineData(
        "Mietvertrag\n§ 1 Mieträume\n§ 9 Kündigung\nDas Mietverhältnis beginnt am 01.12.2026. Bei Räumung der Wohnung sind alle Schlüssel herauszugeben. Schönheitsreparaturen"
    )]
    public void Other_notices_do_not_threaten_the_home(string text) => Judge(text).ShouldBe(Urgency.None);

    [Theory]
    [InlineData(
        "Androhung der Versorgungsunterbrechung\nSehr geehrte Frau Brunnhof, wir werden Ihre Stromversorgung am 27.11.2026 unterbrechen."
    )]
    [InlineData("Sperrankündigung\nZahlungsrückstand 318,40 EUR")]
    [InlineData("Mein Strom wurde gestern abgestellt.")]
    public void Threatened_power_cut_is_urgent(string text) => Judge(text).ShouldBe(Urgency.PowerCut);

    [Theory]
    [InlineData("Wegen Bauarbeiten kommt es zur Unterbrechung der Stromversorgung in Ihrer Straße.")]
    [InlineData("Sperrung Ihrer Karte\nIhre girocard wurde gesperrt.")]
    public void Works_and_blocked_cards_are_no_power_cut(string text) => Judge(text).ShouldBe(Urgency.None);

    [Theory]
    [InlineData("Ich habe kein Geld mehr und nichts zu essen für die Kinder.")]
    [InlineData("wir haben seit Montag keinen Cent, bitte helfen")]
    [InlineData("У мене немає грошей на їжу")]
    public void No_money_is_urgent(string text) => Judge(text).ShouldBe(Urgency.NoMoney);

    [Theory]
    [InlineData("Mein Mann schlägt mich und ich habe kein Geld mehr.")]
    [InlineData("Ich habe Angst vor meinem Mann und brauche einen Platz im Frauenhaus.")]
    public void Violence_comes_before_everything_else(string text) => Judge(text).ShouldBe(Urgency.Violence);

    private static Urgency Judge(string text) => new RuleBasedUnderstanding().Understand(Papers.Pages(text)).Urgency;
}
