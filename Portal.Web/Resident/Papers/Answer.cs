namespace Portal.Web.Resident.Papers;

/// <summary>Turns what was typed into what is kept.</summary>
internal static class Answer
{
    /// <summary>Trimmed, null when nothing remains, never longer than <paramref name="limit"/> characters.</summary>
    internal static string? Text(string? typed, int limit) =>
        typed?.Trim() switch
        {
            null or "" => null,
            { } text when text.Length > limit => text[..limit],
            { } text => text,
        };

    /// <summary>The day, null when a part is missing or the day does not exist or lies outside a human life.</summary>
    internal static DateOnly? BirthDate(string? day, string? month, string? year, DateOnly today) =>
        int.TryParse(day, out var d)
        && int.TryParse(month, out var m)
        && int.TryParse(year, out var y)
        && y >= today.Year - 120
        && y <= today.Year
        && m is >= 1 and <= 12
        && d >= 1
        && d <= DateTime.DaysInMonth(y, m)
        && new DateOnly(y, m, d) is var date
        && date <= today
            ? date
            : null;

    /// <summary>Digits with an optional plus and the usual separators; 6 to 15 digits (E.164).</summary>
    internal static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 6 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '/' or '-' or '(' or ')' or '+' or '.');

    internal static bool IsEmail(string text) =>
        text.Length <= 254
        && text.LastIndexOf('@') is > 0 and var at
        && text.IndexOf('.', at) is var dot
        && dot > at + 1
        && dot < text.Length - 1
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal);
}
