namespace Portal.Documents.Process;

/// <summary>The way into a reader. When it breaks the reader is dead; trouble with the paper's own bytes stays what it is.</summary>
internal sealed class ReaderPipe(Stream pipe) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await pipe.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new ReaderDiedException("The reader ended before it had the whole paper.", exception);
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await pipe.FlushAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new ReaderDiedException("The reader ended before it had the whole paper.", exception);
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            pipe.Dispose();
        base.Dispose(disposing);
    }
}
