using FsCheck;
using FsCheck.Fluent;
using Portal.Documents.Understanding;

namespace Portal.Documents.Tests.Understanding;

public sealed class RobustnessTests
{
    private static readonly RuleBasedUnderstanding Understanding = new();

    /// <summary>Pieces that rules look for, so that chance text reaches deep into them.</summary>
    private static readonly string[] Pieces =
    [
        "Frau",
        "Herrn",
        "Vermieter:",
        "zwischen",
        "Name, Vorname",
        ",",
        "\n",
        "\n\n",
        " ",
        "-\n",
        "·",
        "DE67",
        "DE",
        "9990",
        "0001",
        "01.02.2026",
        "31.",
        "bis",
        "–",
        "Schuljahr 20",
        "WS 2026",
        "10/2026",
        "€",
        "EUR",
        "-",
        ",50",
        "1.234,56",
        "12,00 €",
        "BG-Nummer",
        "Az.:",
        "90009//0004711",
        "Steuer-ID",
        "86 095 742 719",
        "SV-Nr.",
        "N",
        "§",
        "|",
        "a|b",
        "ß",
        "Ä",
        "ﬁ",
        "\u00ad",
        "\ud83d",
        "\udc00",
        "\0",
        "M I E T E",
        "Kontoauszug",
        "Lohnabrechnung",
        "Immatrikulationsbescheinigung",
        "Personalausweis",
    ];

    [Fact]
    public void No_text_makes_it_throw() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>(),
                static text => Understanding.Understand(Papers.Pages(text ?? "")).TypeConfidence is >= 0 and <= 1
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void No_mixture_of_familiar_pieces_makes_it_throw() =>
        Prop.ForAll(
                Gen.Elements(Pieces).ListOf(60).Select(static pieces => string.Concat(pieces)).ToArbitrary(),
                static text =>
                {
                    Understanding.Understand([Papers.Boxed(text)]);
                    Understanding.Understand(Papers.Pages(text, text));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Megabyte_on_one_page_is_understood()
    {
        var letter = DemonstrationPaper.All["mitwirkung-haidamar"].Pages[0].Text + "\n";
        var pages = Papers.Pages(string.Concat(Enumerable.Repeat(letter, 1_000_000 / letter.Length)));
        Understanding.Understand(pages).Type.ShouldBe(PaperKind.CooperationRequest);
    }

    [Fact]
    public void No_pages_are_other()
    {
        var understood = Understanding.Understand([]);
        understood.Type.ShouldBe(PaperKind.Other);
        understood.Urgency.ShouldBe(Urgency.None);
        (understood.Fields with { Amounts = [] }).ShouldBe(new PaperFields { Amounts = [] });
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1,00 ")]
    [InlineData("12.12.")]
    [InlineData("DE1 ")]
    [InlineData("a ")]
    [InlineData("Vermieter ")]
    [InlineData("BG-Nummer ")]
    [InlineData("kündige ich ")]
    [InlineData("\n")]
    [InlineData("1,00 €\n")]
    [InlineData("01.02.2026 bis ")]
    [InlineData("Wort-\n")]
    public void Work_grows_with_the_text_and_not_faster(string piece)
    {
        const int small = 20_000;
        Understand(piece, small);
        var once = Understand(piece, small);
        var tenfold = Understand(piece, 10 * small);
        tenfold.ShouldBeLessThan(15 * once);
    }

    /// <summary>Allocated bytes stand for the work, because they do not depend on what else the machine does.</summary>
    private static long Understand(string piece, int length)
    {
        var pages = Papers.Pages(string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Understanding.Understand(pages);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
