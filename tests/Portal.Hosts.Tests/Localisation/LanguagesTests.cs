using System.Globalization;
using Portal.Ui.Localisation;

namespace Portal.Hosts.Tests.Localisation;

public sealed class LanguagesTests
{
    private static readonly Languages Languages = Languages.Shipped;

    [Theory]
    [InlineData("ar", "ar")]
    [InlineData("ar-SY,ar;q=0.9,en;q=0.8", "ar")]
    [InlineData("fr, en;q=0.5, de;q=0.7", "de")]
    [InlineData("EN-us", "en")]
    [InlineData("en;q=0, ar;q=0.1", "ar")]
    [InlineData("fr", null)]
    [InlineData("*", null)]
    [InlineData("%%%", null)]
    [InlineData("", null)]
    public void Finds_what_the_browser_asks_for(string header, string? expected) =>
        Languages.Accepted([header])?.Key.ShouldBe(expected);

    [Fact]
    public void Every_language_writes_the_Gregorian_year()
    {
        foreach (var language in Languages.All)
        {
            new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc)
                .ToString("yyyy", language.Formatting)
                .ShouldBe("2026");
        }
    }

    [Theory]
    [InlineData("fa-AF")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("ps-AF")]
    public void Cultures_with_another_calendar_write_the_Gregorian_year(string culture)
    {
        var language = Languages.Default with { };
        language = new()
        {
            Key = "xx",
            Autonym = "xx",
            Culture = culture,
            Numbers = "de-DE",
            Direction = TextDirection.RightToLeft,
            Script = "Arab",
            Dates = language.Dates,
        };
        language.Formatting.DateTimeFormat.Calendar.ShouldBeOfType<GregorianCalendar>();
        new DateOnly(2026, 11, 24).ToString("d.M.yyyy", language.Formatting).ShouldBe("24.11.2026");
    }
}
