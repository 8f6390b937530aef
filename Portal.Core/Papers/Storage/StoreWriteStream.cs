namespace Portal.Core.Papers.Storage;

/// <summary>Tells trouble of the store's disk apart from trouble of the stream that is copied into it: both are <see cref="IOException"/>s.</summary>
internal sealed class StoreWriteStream(FileStream file) : Stream
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
            await file.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new StoreUnavailableException("The store's disk took no more bytes.", exception);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            file.Write(buffer, offset, count);
        }
        catch (IOException exception)
        {
            throw new StoreUnavailableException("The store's disk took no more bytes.", exception);
        }
    }

    public void FlushToDisk()
    {
        try
        {
            file.Flush(flushToDisk: true);
        }
        catch (IOException exception)
        {
            throw new StoreUnavailableException("The store's disk took no more bytes.", exception);
        }
    }

    public override void Flush() => file.Flush();

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await file.DisposeAsync();
        }
        catch (IOException exception)
        {
            throw new StoreUnavailableException("The store's disk took no more bytes.", exception);
        }
        await base.DisposeAsync();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
