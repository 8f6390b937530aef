using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Hosts.Tests.Ui;
using Portal.Ui.Localisation;

namespace Portal.Hosts.Tests.Localisation;

public sealed class FormatsTests
{
    // 23:42 in Greenwich is the next day in Germany.
    private static readonly DateTimeOffset Moment = new(2026, 11, 23, 23, 42, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("de", "Dienstag, 24. November 2026, 0:42 Uhr")]
    [InlineData("en", "Tuesday, 24 November 2026, 0:42")]
    [InlineData("ar", "الثلاثاء 24 نوفمبر 2026، الساعة 0:42")]
    public void Writes_a_moment_in_German_time(string language, string expected) =>
        In(language, () => Moment.InWords()).ShouldBe(expected);

    [Fact]
    public void Knows_summer_time() =>
        In("de", () => new DateTimeOffset(2026, 7, 1, 8, 5, 0, TimeSpan.Zero).InWords())
            .ShouldBe("Mittwoch, 1. Juli 2026, 10:05 Uhr");

    [Theory]
    [InlineData("de", "24. November 2026")]
    [InlineData("en", "24 November 2026")]
    [InlineData("ar", "24 نوفمبر 2026")]
    public void Writes_a_date(string language, string expected) =>
        In(language, () => new DateOnly(2026, 11, 24).WithoutWeekday()).ShouldBe(expected);

    [Theory]
    [InlineData("de", "1.563,00\u00a0€")]
    [InlineData("en", "€1,563.00")]
    [InlineData("ar", "1.563,00\u00a0€")]
    public void Writes_a_sum(string language, string expected) => In(language, () => 1563m.Euro()).ShouldBe(expected);

    [Theory]
    [InlineData("de", 0, "0 Minuten")]
    [InlineData("de", 1, "1 Minute")]
    [InlineData("de", 65, "1 Stunde und 5 Minuten")]
    [InlineData("de", 1440, "1 Tag")]
    [InlineData("de", 1445, "1 Tag und 5 Minuten")]
    [InlineData("de", 3005, "2 Tage und 2 Stunden")]
    [InlineData("en", 120, "2 hours")]
    [InlineData("ar", 120, "ساعتان")]
    [InlineData("ar", 300, "5 ساعات")]
    public void Writes_a_duration(string language, int minutes, string expected)
    {
        using var services = UiServices.Create();
        var texts = services.GetRequiredService<IStringLocalizer>();
        In(language, () => texts.Duration(TimeSpan.FromMinutes(minutes))).ShouldBe(expected);
    }

    private static string In(string language, Func<string> write)
    {
        Language.Current = Languages.Shipped.Find(language)!;
        return write();
    }
}
