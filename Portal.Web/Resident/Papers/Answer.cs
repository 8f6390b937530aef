using Portal.Ui.Forms;

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

    /// <summary>The day, null when it does not exist or lies outside a human life.</summary>
    internal static DateOnly? BirthDate(DateAnswer? typed, DateOnly today) =>
        typed is not null && typed.TryRead(out var date) && date <= today && date >= today.AddYears(-120) ? date : null;

    /// <summary>Digits with an optional plus and the usual separators; 6 to 15 digits (E.164).</summary>
    internal static bool IsPhone(string text) =>
        text.Count(char.IsAsciiDigit) is >= 6 and <= 15
        && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '/' or '-' or '(' or ')' or '+' or '.');

    internal static bool IsEmail(string text) =>
        text.Length <= 254
        && text.LastIndexOf('@') is > 0 and var at
        && text.IndexOf('.', at) is var dot
        && dot > at + 1
        && dot < text.Length - 1
        && System.Net.Mail.MailAddress.TryCreate(text, out var address)
        && string.Equals(address.Address, text, StringComparison.Ordinal);
}
