using System.Globalization;

namespace Portal.Ui.Localisation;

internal static class GregorianCulture
{
    /// <summary>Plain <c>fa-AF</c> prints the year 1405: an appointment must never carry another calendar than the letter.</summary>
    public static CultureInfo Create(string name, string numbers)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        if (culture.DateTimeFormat.Calendar is not GregorianCalendar { CalendarType: GregorianCalendarTypes.Localized })
        {
            culture.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().First();
        }
        culture.NumberFormat = (NumberFormatInfo)CultureInfo.GetCultureInfo(numbers).NumberFormat.Clone();
        culture.NumberFormat.CurrencySymbol = "€";
        return CultureInfo.ReadOnly(culture);
    }
}
