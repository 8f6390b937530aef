using Microsoft.Extensions.Localization;

namespace Portal.Ui.Localisation;

/// <summary>Dates, times, sums and durations in <see cref="Language.Current"/>. Inside Arabic text, wrap them in <c>bdi</c> or use <c>Phrase</c>.</summary>
public static class Formats
{
    private static readonly TimeZoneInfo Germany = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>Dienstag, 24. November 2026</summary>
    public static string InWords(this DateOnly day) => day.ToString(Dates.Day, Language.Current.Formatting);

    /// <summary>24. November 2026</summary>
    public static string WithoutWeekday(this DateOnly day) => day.ToString(Dates.Date, Language.Current.Formatting);

    /// <summary>10:42 Uhr</summary>
    public static string InWords(this TimeOnly time) => time.ToString(Dates.Time, Language.Current.Formatting);

    /// <summary>Dienstag, 24. November 2026, 10:42 Uhr: German time, wherever the server stands.</summary>
    public static string InWords(this DateTimeOffset moment)
    {
        var local = moment.InGermany();
        return string.Format(
            Language.Current.Formatting,
            Dates.DayAndTime,
            DateOnly.FromDateTime(local.DateTime).InWords(),
            TimeOnly.FromDateTime(local.DateTime).InWords()
        );
    }

    public static DateTimeOffset InGermany(this DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Germany);

    public static DateOnly DayInGermany(this DateTimeOffset moment) =>
        DateOnly.FromDateTime(moment.InGermany().DateTime);

    /// <summary>563,00 €, never broken before the sign.</summary>
    public static string Euro(this decimal amount) =>
        amount.ToString("C2", Language.Current.Formatting).Replace(' ', '\u00a0');

    /// <summary>2 Stunden und 5 Minuten: the two largest units, none smaller than a minute.</summary>
    public static string Duration(this IStringLocalizer texts, TimeSpan time)
    {
        var minutes = (long)Math.Ceiling(time.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        string[] units =
        [
            .. days > 0 ? [texts["duration.days", days].Value] : Array.Empty<string>(),
            .. hours > 0 ? [texts["duration.hours", hours].Value] : Array.Empty<string>(),
            .. rest > 0 || minutes == 0 ? [texts["duration.minutes", rest].Value] : Array.Empty<string>(),
        ];
        return units is [var larger, var smaller, ..] ? texts["duration.both", larger, smaller].Value : units[0];
    }

    private static DateForms Dates => Language.Current.Dates;
}
