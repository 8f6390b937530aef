using System.Security.Cryptography;

namespace Portal.Core.Papers.Storage;

/// <summary>
/// AES-256-GCM in segments of 64 KiB in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015):
/// nonce = 7 random bytes ‖ 4-byte counter ‖ 1 when last. The key of a blob is derived from the paper's key, a random salt
/// and the blob's id, so that two blobs of one paper cannot be exchanged.
/// Layout: version ‖ salt ‖ nonce prefix ‖ (ciphertext ‖ tag)…
/// </summary>
internal static class SegmentedAead
{
    public const int KeyLength = 32;
    public const int SegmentLength = 64 * 1024;
    public const int TagLength = 16;
    public const int HeaderLength = 1 + SaltLength + PrefixLength;

    internal const byte Version = 1;
    internal const int SaltLength = 32;
    internal const int PrefixLength = 7;

    public static async Task EncryptAsync(
        Stream plaintext,
        Stream ciphertext,
        ReadOnlyMemory<byte> paperKey,
        Guid blobId,
        CancellationToken cancellationToken
    )
    {
        var header = new byte[HeaderLength];
        header[0] = Version;
        RandomNumberGenerator.Fill(header.AsSpan(1));
        using var cipher = CipherOf(paperKey.Span, header, blobId);
        await ciphertext.WriteAsync(header, cancellationToken);

        // One byte more than a segment tells whether another one follows.
        var buffer = new byte[SegmentLength + 1];
        var sealedSegment = new byte[SegmentLength + TagLength];
        var filled = 0;
        try
        {
            for (uint counter = 0; ; counter = checked(counter + 1))
            {
                filled += await plaintext.ReadAtLeastAsync(
                    buffer.AsMemory(filled),
                    buffer.Length - filled,
                    throwOnEndOfStream: false,
                    cancellationToken
                );
                var last = filled <= SegmentLength;
                var length = last ? filled : SegmentLength;
                cipher.Encrypt(
                    Nonce(header, counter, last),
                    buffer.AsSpan(0, length),
                    sealedSegment.AsSpan(0, length),
                    sealedSegment.AsSpan(length, TagLength)
                );
                await ciphertext.WriteAsync(sealedSegment.AsMemory(0, length + TagLength), cancellationToken);
                if (last)
                {
                    return;
                }
                buffer[0] = buffer[SegmentLength];
                filled = 1;
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }

    /// <summary>Throws <see cref="PaperTamperedException"/>, here or while reading. Takes over <paramref name="ciphertext"/>.</summary>
    public static async Task<Stream> DecryptAsync(
        Stream ciphertext,
        ReadOnlyMemory<byte> paperKey,
        Guid blobId,
        CancellationToken cancellationToken
    )
    {
        var header = new byte[HeaderLength];
        var read = await ciphertext.ReadAtLeastAsync(
            header,
            header.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        if (read < header.Length || header[0] != Version)
        {
            await ciphertext.DisposeAsync();
            throw new PaperTamperedException("The header of the blob is cut or unknown.");
        }
        return new DecryptingStream(ciphertext, CipherOf(paperKey.Span, header, blobId), header);
    }

    internal static byte[] Nonce(ReadOnlySpan<byte> header, uint counter, bool last)
    {
        var nonce = new byte[PrefixLength + sizeof(uint) + 1];
        header.Slice(1 + SaltLength, PrefixLength).CopyTo(nonce);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(PrefixLength), counter);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    private static AesGcm CipherOf(ReadOnlySpan<byte> paperKey, ReadOnlySpan<byte> header, Guid blobId)
    {
        Span<byte> info = stackalloc byte[1 + 16];
        info[0] = header[0];
        blobId.TryWriteBytes(info[1..]);
        Span<byte> key = stackalloc byte[KeyLength];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, paperKey, key, header.Slice(1, SaltLength), info);
        try
        {
            return new AesGcm(key, TagLength);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
