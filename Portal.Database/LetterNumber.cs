using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Portal.Database;

/// <summary>
/// A number people read out and copy by hand: a letter and eight digits, the last a check digit
/// (ISO 7064 MOD 11,10 over the letter's place and the digits). Shown as "A 4821 7730".
/// </summary>
public static class LetterNumber
{
    private const string Letters = "ACDEFGHJKLMNPRTUVWXY";
    private const int Digits = 8;

    public static string Create()
    {
        var body =
            Letters[RandomNumberGenerator.GetInt32(Letters.Length)]
            + RandomNumberGenerator.GetString("0123456789", Digits - 1);
        return body + CheckDigit(body);
    }

    /// <summary>However it was typed: gaps, small letters, letters that look like a digit.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? number)
    {
        number = null;
        var letters = (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(Digits + 2).ToArray();
        if (letters.Length != Digits + 1 || !Letters.Contains(letters[0], StringComparison.Ordinal))
        {
            return false;
        }
        // Behind the first place only digits can stand, so a letter there is a misread digit.
        for (var index = 1; index < letters.Length; index++)
        {
            letters[index] = letters[index] switch
            {
                'O' or 'Q' or 'D' => '0',
                'I' or 'L' => '1',
                'Z' => '2',
                'S' => '5',
                'B' => '8',
                var other => other,
            };
        }
        var value = new string(letters);
        if (!value.Skip(1).All(char.IsAsciiDigit) || CheckDigit(value[..^1]) != value[^1])
        {
            return false;
        }
        number = value;
        return true;
    }

    public static string Group(string value) => $"{value[0]} {value[1..5]} {value[5..]}";

    private static char CheckDigit(string body)
    {
        var place = Letters.IndexOf(body[0], StringComparison.Ordinal);
        int[] digits = [place / 10, place % 10, .. body.Skip(1).Select(digit => digit - '0')];
        return (char)('0' + Iso7064.CheckValue(digits, modulus: 10));
    }
}
