using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Core.Papers;

/// <summary>The 128 bits behind a <see cref="DraftToken"/>: they find the draft and decrypt the receipt's code.</summary>
internal sealed class DraftSecret
{
    private const int Length = 16;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] bytes;

    private DraftSecret(byte[] bytes) => this.bytes = bytes;

    public byte[] Hash => SHA256.HashData(bytes);

    public DraftToken Token => new(Base64Url.EncodeToString(bytes));

    public static DraftSecret Create() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Null for anything that cannot be a token.</summary>
    public static DraftSecret? From(DraftToken token)
    {
        var decoded = new byte[Length];
        return
            token.Value is { Length: 22 } value
            && Base64Url.IsValid(value)
            && Base64Url.TryDecodeFromChars(value, decoded, out var written)
            && written == Length
            ? new DraftSecret(decoded)
            : null;
    }

    public byte[] Encrypt(string text, Guid submissionId)
    {
        var plain = Encoding.ASCII.GetBytes(text);
        var result = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceLength));
        using var cipher = Cipher();
        cipher.Encrypt(
            result.AsSpan(0, NonceLength),
            plain,
            result.AsSpan(NonceLength, plain.Length),
            result.AsSpan(^TagLength..),
            submissionId.ToByteArray()
        );
        return result;
    }

    public string Decrypt(ReadOnlySpan<byte> encrypted, Guid submissionId)
    {
        var plain = new byte[encrypted.Length - NonceLength - TagLength];
        using var cipher = Cipher();
        cipher.Decrypt(
            encrypted[..NonceLength],
            encrypted[NonceLength..^TagLength],
            encrypted[^TagLength..],
            plain,
            submissionId.ToByteArray()
        );
        return Encoding.ASCII.GetString(plain);
    }

    private AesGcm Cipher() =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, 32, info: "portal receipt code"u8.ToArray()), TagLength);
}
