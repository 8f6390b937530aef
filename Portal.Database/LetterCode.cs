using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Database;

/// <summary>
/// A code people read from paper and type: ten characters of an alphabet without look-alikes, the last one a check character
/// (ISO 7064 MOD 29,28). Shown as "K7M4P-X2C9A". 43 random bits, kept from guessing by few tries and a slow hash.
/// </summary>
public readonly record struct LetterCode
{
    private const string Alphabet = "23456789ACDEFGHJKLMNPRTUVWXY";
    private const int Length = 10;
    private const int HashRounds = 100_000;

    private LetterCode(string value) => Value = value;

    /// <summary>Without gaps.</summary>
    public string Value { get; }

    public static LetterCode Create()
    {
        var body = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return new(body + CheckCharacter(body));
    }

    /// <summary>Tolerates lower case, gaps and hyphens, and letters that can only be a misread digit.</summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, out LetterCode code)
    {
        code = default;
        var value = new string([
            .. (typed ?? "").ToUpperInvariant().Where(letter => !IsGap(letter)).Take(Length + 1).Select(Unmistaken),
        ]);
        if (
            value.Length != Length
            || value.Any(letter => !Alphabet.Contains(letter, StringComparison.Ordinal))
            || CheckCharacter(value[..^1]) != value[^1]
        )
        {
            return false;
        }
        code = new(value);
        return true;
    }

    public byte[] Hash(ReadOnlySpan<byte> salt) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(Value ?? ""),
            salt,
            HashRounds,
            HashAlgorithmName.SHA256,
            SHA256.HashSizeInBytes
        );

    public override string ToString() => Value is null ? "" : $"{Value[..5]}-{Value[5..]}";

    // 0, O, 1 and I have more than one neighbour in the alphabet; these have exactly one.
    private static char Unmistaken(char letter) =>
        letter switch
        {
            'B' => '8',
            'S' => '5',
            'Z' => '2',
            _ => letter,
        };

    private static bool IsGap(char letter) =>
        char.IsWhiteSpace(letter) || letter is '-' or '\u2010' or '\u2011' or '\u2013' or '.';

    private static char CheckCharacter(string body) =>
        Alphabet[
            Iso7064.CheckValue(
                [.. body.Select(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal))],
                Alphabet.Length
            )
        ];
}
