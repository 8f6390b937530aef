using System.Security.Cryptography;

namespace Portal.Core.Papers.Storage;

/// <summary>Forward-only plaintext of a blob; a segment is given out only after its tag was checked.</summary>
internal sealed class DecryptingStream(Stream ciphertext, AesGcm cipher, byte[] header) : Stream
{
    private const int SealedLength = SegmentedAead.SegmentLength + SegmentedAead.TagLength;

    private readonly byte[] sealedBytes = new byte[SealedLength + 1];
    private readonly byte[] plain = new byte[SegmentedAead.SegmentLength];
    private int filled;
    private int length;
    private int given;
    private uint counter;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (given == length && !ended && buffer.Length > 0)
        {
            filled += await ciphertext.ReadAtLeastAsync(
                sealedBytes.AsMemory(filled),
                sealedBytes.Length - filled,
                throwOnEndOfStream: false,
                cancellationToken
            );
            OpenSegment();
        }
        return Give(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (given == length && !ended && count > 0)
        {
            filled += ciphertext.ReadAtLeast(
                sealedBytes.AsSpan(filled),
                sealedBytes.Length - filled,
                throwOnEndOfStream: false
            );
            OpenSegment();
        }
        return Give(buffer.AsSpan(offset, count));
    }

    private void OpenSegment()
    {
        var last = filled <= SealedLength;
        var taken = last ? filled : SealedLength;
        length = taken - SegmentedAead.TagLength;
        given = 0;
        // Only an empty file may end in an empty segment: every content has one form.
        if (length < 0 || (length == 0 && counter > 0))
        {
            throw Tampered(null);
        }
        try
        {
            cipher.Decrypt(
                SegmentedAead.Nonce(header, counter, last),
                sealedBytes.AsSpan(0, length),
                sealedBytes.AsSpan(length, SegmentedAead.TagLength),
                plain.AsSpan(0, length)
            );
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw Tampered(exception);
        }
        ended = last;
        sealedBytes[0] = sealedBytes[SealedLength];
        filled = 1;
        counter++;
    }

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, length - given);
        plain.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    private PaperTamperedException Tampered(Exception? inner)
    {
        // Nothing of a failed segment may be read by a caller that goes on.
        (length, given, ended) = (0, 0, true);
        return new PaperTamperedException("A segment of the blob is cut, changed or not in its place.", inner!);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(plain);
            cipher.Dispose();
            ciphertext.Dispose();
        }
        base.Dispose(disposing);
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
