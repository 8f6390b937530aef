using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Tests.Understanding;

public sealed class PhraseTests
{
    [Theory]
    [InlineData("betriebskostenabrechnung", "Ihre Betriebskostcnabrechnvng")]
    [InlineData("kündigung", "die Kündiguny")]
    [InlineData("kündigung", "Kuendigung")]
    [InlineData("aufforderung zur mitwirkung", "AufforderungzurMitwirkung")]
    [InlineData("lohnabrechnung", "L o h n a b r e c h n u n g")]
    [InlineData("geburtsurkunde", "Gebu rtsurkunde")]
    [InlineData("auszahlungsbetrag", "der Auszahlungs-\nbetrag beträgt")]
    [InlineData("kündig* .. mietverhältnis", "kündigen wir hiermit das mit Ihnen bestehende Mietverhältnis")]
    [InlineData("§ 66", "nach § 66 SGB I")]
    [InlineData("standesamt", "Standesarnt")]
    [InlineData("bewilligt", "bewi|ligt")]
    public void Phrase_is_found(string phrase, string text) => Find(phrase, text).ShouldBe(Finding.Present);

    [Theory]
    [InlineData("miete", "Mieter")]
    [InlineData("kündigung", "Kundin")]
    [InlineData("kaltmiete", "Warmmiete")]
    [InlineData("§ 66", "§ 60")]
    [InlineData("kündig* .. mietverhältnis", "kündigen eins zwei drei vier fünf sechs sieben acht neun Mietverhältnis")]
    [InlineData("lege ich widerspruch", "kann Widerspruch erhoben werden")]
    public void Similar_words_are_not_taken_for_a_phrase(string phrase, string text) =>
        Find(phrase, text).ShouldBe(Finding.Absent);

    [Theory]
    [InlineData("Amt\nMietvertrag\nSehr geehrte Frau Talmühl", Finding.InTitle)]
    [InlineData("Sehr geehrte Frau Talmühl,\nMietvertrag", Finding.Present)]
    [InlineData("- Mietvertrag in Kopie", Finding.Present)]
    [InlineData("wir haben Ihren neuen Mietvertrag", Finding.Present)]
    [InlineData("Mietvertrag und alles andere was dazu noch zu sagen ist in diesem Satz", Finding.Present)]
    public void Title_is_the_beginning_of_a_short_line_above_the_salutation(string text, object finding) =>
        FindOnPage("mietvertrag", text).ShouldBe((Finding)finding);

    private static Finding Find(string phrase, string text) => FindOnPage(phrase, "Guten Tag,\n" + text);

    private static Finding FindOnPage(string phrase, string text) =>
        new PhraseFinder([phrase])
            .Find(WordSequence.Of(PaperText.Of(Papers.Pages(text)), 1_000))
            .GetValueOrDefault(phrase);
}
