using Portal.Web.Staff.Inbox;

namespace Portal.Hosts.Tests.Staff.Inbox;

public sealed class OfficeNotationTests
{
    [Theory]
    [InlineData("30.10.2026", 2026, 10, 30)]
    [InlineData("3.1.26", 2026, 1, 3)]
    [InlineData(" 2026-10-30 ", 2026, 10, 30)]
    public void Days_are_read_as_people_type_them(string typed, int year, int month, int day)
    {
        OfficeNotation.TryReadDay(typed, out var read).ShouldBeTrue();
        read.ShouldBe(new DateOnly(year, month, day));
    }

    [Theory]
    [InlineData("1.154,98", "1154.98")]
    [InlineData("1154,98 €", "1154.98")]
    [InlineData("1154.98", "1154.98")]
    [InlineData("1.154", "1154")]
    [InlineData("-12,5", "-12.5")]
    public void Sums_are_read_as_people_type_them(string typed, string expected)
    {
        OfficeNotation.TryReadEuro(typed, out var read).ShouldBeTrue();
        read.ShouldBe(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("31.02.2026")]
    [InlineData("10/30/2026")]
    [InlineData("gestern")]
    public void No_day_is_guessed(string typed) => OfficeNotation.TryReadDay(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("zwölf")]
    [InlineData("12,5,5")]
    public void No_sum_is_guessed(string typed) => OfficeNotation.TryReadEuro(typed, out _).ShouldBeFalse();

    [Fact]
    public void Nothing_typed_is_nothing()
    {
        OfficeNotation.TryReadDay(" ", out var day).ShouldBeTrue();
        OfficeNotation.TryReadEuro("€", out var sum).ShouldBeTrue();
        (day, sum).ShouldBe((null, null));
    }
}
