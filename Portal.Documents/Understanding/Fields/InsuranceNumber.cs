using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Documents.Understanding.Fields;

/// <summary>
/// Insurance numbers with check digits: of the pension insurance (§ 147 SGB VI, § 2 VKVV; for example 65 170839 J 003)
/// and of the health insurance (§ 290 SGB V; a letter and nine digits).
/// </summary>
internal static partial class InsuranceNumber
{
    public const string PensionCheck = "vkvv";
    public const string HealthCheck = "kvnr";

    private static readonly int[] PensionFactors = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

    public static bool IsPension(string number) =>
        number.Length == 12
        && char.IsAsciiLetterUpper(number[8])
        && number.Remove(8, 1).All(char.IsAsciiDigit)
        && PensionCheckDigit(number[..11]) == number[11] - '0';

    public static bool IsHealth(string number) =>
        number.Length == 10
        && char.IsAsciiLetterUpper(number[0])
        && number[1..].All(char.IsAsciiDigit)
        && HealthCheckDigit(number[..9]) == number[9] - '0';

    public static int PensionCheckDigit(string firstEleven) =>
        LetterAsDigits(firstEleven).Select((digit, i) => Digits.CrossSum((digit - '0') * PensionFactors[i])).Sum() % 10;

    public static int HealthCheckDigit(string firstNine) =>
        LetterAsDigits(firstNine).Select(static (digit, i) => Digits.CrossSum((digit - '0') * (1 + (i % 2)))).Sum()
        % 10;

    public static IEnumerable<(Found<string> Number, string Check)> FindAll(string line)
    {
        foreach (Match match in Pension().Matches(line))
        {
            var printed = match.Value.Replace(" ", "", StringComparison.Ordinal);
            var number = Digits.Repair(printed[..8]) + printed[8] + Digits.Repair(printed[9..]);
            if (IsPension(number))
            {
                yield return (new Found<string>(number, match.Index, match.Length), PensionCheck);
            }
        }

        foreach (Match match in Health().Matches(line))
        {
            var printed = match.Value.Replace(" ", "", StringComparison.Ordinal);
            var number = printed[0] + Digits.Repair(printed[1..]);
            if (IsHealth(number))
            {
                yield return (new Found<string>(number, match.Index, match.Length), HealthCheck);
            }
        }
    }

    private static string LetterAsDigits(string number) =>
        string.Concat(
            number.Select(static letter =>
                char.IsAsciiLetterUpper(letter)
                    ? (letter - 'A' + 1).ToString("00", CultureInfo.InvariantCulture)
                    : letter.ToString()
            )
        );

    [GeneratedRegex(
        @"(?<!\w)[0-9OIl]{2} ?[0-9OIl]{6} ?[A-Z] ?[0-9OIl]{2} ?[0-9OIl](?!\w)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pension();

    [GeneratedRegex(@"(?<!\w)[A-Z] ?[0-9OIl]{3} ?[0-9OIl]{3} ?[0-9OIl]{3}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Health();
}
