using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Portal.Identity.Authenticators;

/// <summary>Codes of six digits that change every thirty seconds (RFC 6238, HMAC-SHA-1: the only kind all apps know).</summary>
public static class Totp
{
    public const int SecretLength = 20;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // As a keyed hash SHA-1 is not broken, and apps know no other.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0x0F)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step the code belongs to; null when it belongs to none near now. A phone's clock may be half a minute off.</summary>
    public static long? Match(byte[] secret, string? typed, DateTimeOffset now)
    {
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            var right = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(Code(secret, step)),
                System.Text.Encoding.ASCII.GetBytes(digits)
            );
            found = right ? step : found;
        }
        return found;
    }

    /// <summary>As people copy it by hand, in groups of four.</summary>
    public static string Write(byte[] secret)
    {
        var letters = new List<char>();
        for (var bit = 0; bit < secret.Length * 8; bit += 5)
        {
            var pair = (secret[bit / 8] << 8) | (bit / 8 + 1 < secret.Length ? secret[bit / 8 + 1] : 0);
            letters.Add(Base32[(pair >> (11 - bit % 8)) & 31]);
        }
        return string.Join(' ', letters.Chunk(4).Select(group => new string(group)));
    }
}
