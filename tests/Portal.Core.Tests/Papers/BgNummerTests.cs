using Portal.Core.Papers;

namespace Portal.Core.Tests.Papers;

public sealed class BgNummerTests
{
    [Theory]
    [InlineData("12345BG0001234")]
    [InlineData("12345//0001234")]
    [InlineData("12345/0001234")]
    [InlineData(" 12345 BG 0001234 ")]
    [InlineData("12345bg0001234")]
    [InlineData("12345 // 0001234")]
    [InlineData("12345-BG-0001234")]
    [InlineData("BG-Nr. 12345//0001234")]
    [InlineData("BG-Nummer: 12345 BG 0001234")]
    [InlineData("1 2 3 4 5 BG 0 0 0 1 2 3 4")]
    [InlineData("12345BGOOO1234")]
    public void Every_way_letters_print_it_has_one_normal_form(string typed)
    {
        BgNummer.TryParse(typed, out var number).ShouldBeTrue();
        number.Value.ShouldBe("12345BG0001234");
        number.ToString().ShouldBe("12345BG0001234");
        BgNummer.Normalise(typed).ShouldBe("12345BG0001234");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("BG")]
    [InlineData("1234BG0001234")]
    [InlineData("123456BG0001234")]
    [InlineData("12345BG001234")]
    [InlineData("12345BG00012345")]
    [InlineData("12345XY0001234")]
    [InlineData("123450001234")]
    [InlineData("DE12345BG0001234")]
    public void Anything_else_stays_as_it_was_typed(string? typed)
    {
        BgNummer.TryParse(typed, out _).ShouldBeFalse();
        BgNummer.Normalise(typed).ShouldBe(typed);
    }
}
