using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Portal.E2E.Running;

/// <summary>An app for one-time codes (RFC 6238: SHA-1, six digits, thirty seconds), with the secret as it is written on the page.</summary>
internal sealed class AuthenticatorApp(string written)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Step = 30;

    private readonly byte[] secret = Decode(written);

    /// <param name="later">Codes are good once: the next sign-in shows the next one, which servers accept a little early.</param>
    public string Code(int later = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / Step) + later);
#pragma warning disable CA5350 // RFC 6238 as every app speaks it.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (value % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string written)
    {
        List<byte> bytes = [];
        var (value, bits) = (0, 0);
        foreach (var letter in written.Where(char.IsAsciiLetterOrDigit))
        {
            value = (value << 5) | Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(value >> bits));
            value &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
