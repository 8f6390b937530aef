using System.Text;

namespace Portal.Documents.Understanding.Fields;

/// <summary>International bank account numbers (ISO 13616): length by country, check digits by ISO 7064 MOD 97-10.</summary>
internal static class Iban
{
    public const string Check = "mod97";

    private const int Shortest = 15;

    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["AT"] = 20,
        ["BE"] = 16,
        ["BG"] = 22,
        ["CH"] = 21,
        ["CY"] = 28,
        ["CZ"] = 24,
        ["DE"] = 22,
        ["DK"] = 18,
        ["EE"] = 20,
        ["ES"] = 24,
        ["FI"] = 18,
        ["FR"] = 27,
        ["GB"] = 22,
        ["GR"] = 27,
        ["HR"] = 21,
        ["HU"] = 28,
        ["IE"] = 22,
        ["IT"] = 27,
        ["LT"] = 20,
        ["LU"] = 20,
        ["LV"] = 21,
        ["MT"] = 31,
        ["NL"] = 18,
        ["NO"] = 15,
        ["PL"] = 28,
        ["PT"] = 25,
        ["RO"] = 24,
        ["SE"] = 24,
        ["SI"] = 19,
        ["SK"] = 24,
        ["TR"] = 26,
        ["UA"] = 29,
    };

    public static bool IsValid(string iban)
    {
        if (iban.Length < Shortest || !Lengths.TryGetValue(iban[..2], out var length) || iban.Length != length)
        {
            return false;
        }

        var remainder = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var letter = iban[(i + 4) % iban.Length];
            if (!char.IsAsciiDigit(letter) && !char.IsAsciiLetterUpper(letter))
            {
                return false;
            }

            remainder = char.IsAsciiDigit(letter)
                ? ((remainder * 10) + letter - '0') % 97
                : ((remainder * 100) + letter - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    public static IEnumerable<Found<string>> FindAll(string line)
    {
        for (var start = 0; start + Shortest <= line.Length; start++)
        {
            var atWordStart = start == 0 || !char.IsLetterOrDigit(line[start - 1]);
            if (atWordStart && Lengths.TryGetValue(line.Substring(start, 2), out var length))
            {
                if (Read(line, start, length) is { } found)
                {
                    yield return found;
                    start = found.End - 1;
                }
            }
        }
    }

    private static Found<string>? Read(string line, int start, int length)
    {
        var iban = new StringBuilder(length);
        var at = start;
        for (; at < line.Length && iban.Length < length; at++)
        {
            if (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '|')
            {
                iban.Append(line[at]);
            }
            else if (line[at] is not (' ' or '.' or '\u00a0'))
            {
                return null;
            }
        }

        if (iban.Length < length || (at < line.Length && char.IsLetterOrDigit(line[at])))
        {
            return null;
        }

        var printed = iban.ToString();
        // German numbers have digits only, and a letter in them can be valid by chance.
        var value = printed.StartsWith("DE", StringComparison.Ordinal)
            ? printed[..2] + Digits.Repair(printed[2..])
            : printed;
        return IsValid(value) ? new Found<string>(value, start, at - start) : null;
    }
}
