using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Portal.Documents.Understanding.Fields;

namespace Portal.Documents.Tests.Understanding;

public sealed class PrintedValueTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 73_000)
        .Select(static days => new DateOnly(1900, 1, 1).AddDays(days));

    [Fact]
    public void Every_day_is_read_back_from_every_way_to_print_it() =>
        Check(
            from day in Days
            from format in Gen.Elements(
                "dd.MM.yyyy",
                "d.M.yyyy",
                "d. MMMM yyyy",
                "d. MMM yyyy",
                "yyyy-MM-dd",
                "dd. MM. yyyy"
            )
            from around in Gen.Elements(
                "{0}",
                "am {0}, um 9 Uhr",
                "Auenheim, den {0}",
                "({0})",
                "{0}.",
                "ab {0} bis auf Weiteres"
            )
            select (day, text: string.Format(German, around, day.ToString(format, German))),
            static sample => GermanDate.FindAll(sample.text).Single().Value == sample.day
        );

    [Theory]
    [InlineData("31.02.2026")]
    [InlineData("00.10.2026")]
    [InlineData("12.13.2026")]
    [InlineData("32.01.2026")]
    [InlineData("29. Februar 2026")]
    [InlineData("12.11.2926")]
    [InlineData("Telefon 069.90.09.100")]
    [InlineData("IP 10.12.26.14")]
    [InlineData("3. Stock 2026")]
    public void What_is_no_day_is_not_read_as_one(string text) => GermanDate.FindAll(text).ShouldBeEmpty();

    [Theory]
    [InlineData("16. Novemher 2026", "2026-11-16")]
    [InlineData("O7.12.2026", "2026-12-07")]
    [InlineData("l6.11.2026", "2026-11-16")]
    [InlineData("3. Maerz 2026", "2026-03-03")]
    [InlineData("04.05.94", "1994-05-04")]
    [InlineData("04.05.26", "2026-05-04")]
    public void Days_are_read_despite_errors_and_short_years(string text, string day) =>
        GermanDate
            .FindAll(text)
            .Single()
            .Value.ShouldBe(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void Every_amount_is_read_back_from_every_way_to_print_it() =>
        Check(
            from cents in Gen.Choose(0, 999_999_999)
            from negative in Gen.Elements(false, true)
            from format in Gen.Elements("N2", "F2")
            from around in Gen.Elements("{0} €", "{0} EUR", "EUR {0}", "€ {0}", "Summe: {0}€.", "von {0} Euro im Monat")
            let value = (negative ? -1 : 1) * cents / 100m
            select (value, text: string.Format(German, around, value.ToString(format, German))),
            static sample =>
                Euro.FindAll(sample.text).Single().Value is { Marked: true } found && found.Value == sample.value
        );

    [Theory]
    [InlineData("450 €", 450)]
    [InlineData("450,- EUR", 450)]
    [InlineData("118,48-", -118.48)]
    [InlineData("−118,48", -118.48)]
    [InlineData("1.221,20", 1221.20)]
    public void Amounts_of_tables_are_read(string text, double value) =>
        Euro.FindAll(text).Single().Value.Value.ShouldBe((decimal)value);

    [Theory]
    [InlineData("25,50 %")]
    [InlineData("68,50 m²")]
    [InlineData("12,00 Stunden")]
    [InlineData("0,341 kWh")]
    [InlineData("Zimmer 112")]
    [InlineData("16.11.2026")]
    public void Quantities_are_no_amounts(string text) => Euro.FindAll(text).ShouldBeEmpty();

    private static void Check<T>(Gen<T> samples, Func<T, bool> holds) =>
        Prop.ForAll(samples.ToArbitrary(), holds).QuickCheckThrowOnFailure();
}
