using System.Text.RegularExpressions;

namespace Portal.Documents.Understanding.Fields;

/// <summary>
/// The German tax identification number (§ 139b AO): eleven digits, the first not 0; among the first ten exactly one digit
/// stands twice or three times (three not in a row) and no other more than once; the last is a check digit by ISO 7064 MOD 11,10.
/// </summary>
internal static partial class TaxId
{
    public const string Check = "mod11_10";

    public static bool IsValid(string id) =>
        id.Length == 11
        && id.All(char.IsAsciiDigit)
        && id[0] != '0'
        && HasRightDigits(id[..10])
        && CheckDigit(id[..10]) == id[10] - '0';

    public static int CheckDigit(string firstTen)
    {
        var product = 10;
        foreach (var digit in firstTen)
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10;
    }

    public static IEnumerable<Found<string>> FindAll(string line)
    {
        foreach (Match match in Elevens().Matches(line))
        {
            var id = Digits.Repair(match.Value.Replace(" ", "", StringComparison.Ordinal));
            if (IsValid(id))
            {
                yield return new Found<string>(id, match.Index, match.Length);
            }
        }
    }

    private static bool HasRightDigits(string firstTen)
    {
        var repeated = firstTen.GroupBy(static digit => digit).Where(static group => group.Count() > 1).ToArray();
        return repeated is [var only]
            && only.Count() <= 3
            && !firstTen.Contains(new string(only.Key, 3), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\w/])[1-9IlZSB](?: ?[0-9OIlSBZ]){10}(?![\w/])", RegexOptions.CultureInvariant)]
    private static partial Regex Elevens();
}
