using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Portal.Core.Papers;

/// <summary>
/// The number of a household (Bedarfsgemeinschaft), never of a person: five digits of the office, "BG", seven digits.
/// Letters print it as 12345BG0001234, 12345//0001234 or with gaps.
/// </summary>
public readonly partial record struct BgNummer
{
    private BgNummer(string value) => Value = value;

    /// <summary>The normal form 12345BG0001234.</summary>
    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? typed, out BgNummer number)
    {
        var match = Form().Match(typed ?? "");
        number = match.Success
            ? new($"{Digits(match.Groups["office"])}BG{Digits(match.Groups["household"])}")
            : default;
        return match.Success;
    }

    /// <summary>The normal form where there is one, otherwise what was typed: staff may still make sense of it.</summary>
    public static string? Normalise(string? typed) => TryParse(typed, out var number) ? number.Value : typed;

    public override string ToString() => Value ?? "";

    private static string Digits(Group group) =>
        string.Concat(group.Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().Replace('O', '0');

    [GeneratedRegex(
        @"^\s*(?:BG[\s.:-]*(?:Nr|Nummer)?[\s.:-]*)?(?<office>[0-9O](?:\s?[0-9O]){4})\s*[-.]?\s*(?:BG|/\s*/|/)\s*[-.]?\s*(?<household>[0-9O](?:\s?[0-9O]){6})\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();
}
