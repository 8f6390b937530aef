using System.Globalization;

namespace Portal.Ui.Forms;

/// <summary>A date as it was typed into three boxes; kept as text, so that nothing typed is lost when it is no date.</summary>
public sealed class DateAnswer
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public bool IsEmpty =>
        string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public static DateAnswer From(DateOnly? date) =>
        new()
        {
            Day = date?.Day.ToString(CultureInfo.InvariantCulture),
            Month = date?.Month.ToString(CultureInfo.InvariantCulture),
            Year = date?.Year.ToString(CultureInfo.InvariantCulture),
        };

    public bool TryRead(out DateOnly date)
    {
        date = default;
        if (!TryRead(Day, out var day) || !TryRead(Month, out var month) || !TryRead(Year, out var year))
        {
            return false;
        }
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        date = new(year, month, day);
        return true;
    }

    // Keyboards in Arabic or Farsi type their own digits.
    private static bool TryRead(string? typed, out int number)
    {
        var digits = string.Concat(
            (typed ?? "")
                .Trim()
                .Select(sign => char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : sign)
        );
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
