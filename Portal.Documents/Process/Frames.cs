using System.Buffers.Binary;

namespace Portal.Documents.Process;

internal enum FrameKind : byte
{
    /// <summary>The engine is loaded; sent once by the reader.</summary>
    Ready = 1,

    /// <summary>JSON of a <see cref="ReadingJob"/>; the files follow, each as one <see cref="Content"/>.</summary>
    Job = 2,

    /// <summary>Bytes of a file or an artifact.</summary>
    Content = 3,

    /// <summary>JSON of a <see cref="ReadingArtifact"/>; its bytes follow as <see cref="Content"/>.</summary>
    Artifact = 4,

    /// <summary>JSON of the <see cref="PaperReading"/>; the last frame.</summary>
    Reading = 5,

    /// <summary>JSON of a <see cref="ReaderUsage"/>; sent before the reading.</summary>
    Usage = 6,
}

internal sealed record ReadingJob(ReadingDepth Depth, int Files);

/// <summary>Frames on a pipe: one byte kind, eight bytes length (big endian), content.</summary>
internal static class Frames
{
    /// <summary>Bytes of one file; the portal's own limit is lower.</summary>
    internal const int FileLimit = 256 * 1024 * 1024;

    private const int HeaderLength = 9;
    private const int ChunkLength = 64 * 1024;

    internal static async Task WriteAsync(
        Stream pipe,
        FrameKind kind,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        await pipe.WriteAsync(Header(kind, content.Length), cancellationToken);
        await pipe.WriteAsync(content, cancellationToken);
        await pipe.FlushAsync(cancellationToken);
    }

    /// <summary>Sends exactly <paramref name="length"/> bytes of <paramref name="content"/>.</summary>
    internal static async Task WriteAsync(
        Stream pipe,
        FrameKind kind,
        Stream content,
        long length,
        CancellationToken cancellationToken
    )
    {
        await pipe.WriteAsync(Header(kind, length), cancellationToken);
        var buffer = new byte[ChunkLength];
        for (var left = length; left > 0; )
        {
            var read = await content.ReadAsync(
                buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)),
                cancellationToken
            );
            if (read == 0)
                throw new EndOfStreamException("The file is shorter than it was said to be.");
            await pipe.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }
        await pipe.FlushAsync(cancellationToken);
    }

    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    /// <exception cref="InvalidDataException">The frame is longer than <paramref name="limit"/> bytes.</exception>
    internal static async Task<(FrameKind Kind, byte[] Content)> ReadAsync(
        Stream pipe,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var header = new byte[HeaderLength];
        await pipe.ReadExactlyAsync(header, cancellationToken);
        var length = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(1));
        if (length < 0 || length > limit)
            throw new InvalidDataException("A frame is longer than allowed.");
        var content = new byte[length];
        await pipe.ReadExactlyAsync(content, cancellationToken);
        return ((FrameKind)header[0], content);
    }

    private static byte[] Header(FrameKind kind, long length)
    {
        var header = new byte[HeaderLength];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(1), length);
        return header;
    }
}
