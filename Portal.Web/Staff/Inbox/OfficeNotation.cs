using System.Globalization;

namespace Portal.Web.Staff.Inbox;

/// <summary>Days and sums as German offices write them, whatever language the desk is set to: they go into a German file.</summary>
internal static class OfficeNotation
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly string[] DayPatterns = ["d.M.yyyy", "d.M.yy", "yyyy-MM-dd"];

    public static string Day(DateOnly? day) => day?.ToString("dd.MM.yyyy", German) ?? "";

    public static bool TryReadDay(string typed, out DateOnly? day)
    {
        day = null;
        if (string.IsNullOrWhiteSpace(typed))
        {
            return true;
        }

        if (!DateOnly.TryParseExact(typed.Trim(), DayPatterns, German, DateTimeStyles.None, out var read))
        {
            return false;
        }

        day = read;
        return true;
    }

    public static string Euro(decimal? sum) => sum is { } value ? value.ToString("N2", German) + "\u00A0€" : "";

    public static bool TryReadEuro(string typed, out decimal? sum)
    {
        sum = null;
        var digits = typed.Replace("€", "", StringComparison.Ordinal).Trim();
        if (digits.Length == 0)
        {
            return true;
        }

        // "1154.98" is a sum with cents, "1.154" is one with a thousands point.
        var culture =
            digits.IndexOf('.', StringComparison.Ordinal) is var point && point >= 0 && point == digits.Length - 3
                ? CultureInfo.InvariantCulture
                : German;
        if (!decimal.TryParse(digits, NumberStyles.Number, culture, out var read))
        {
            return false;
        }

        sum = read;
        return true;
    }
}
