namespace Portal.Core.Papers.Storage;

/// <summary>Keeps ciphertext under random ids. Nothing here knows what a paper is.</summary>
public interface IPaperStore
{
    /// <summary>Either everything <paramref name="write"/> wrote is kept, durably, or nothing.</summary>
    Task WriteAsync(Guid id, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    Task<Stream> OpenAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Deleting what is not there is no error.</summary>
    Task DeleteAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Removes what interrupted writes left behind.</summary>
    Task<int> SweepInterruptedAsync(TimeSpan olderThan, CancellationToken cancellationToken);
}

/// <summary>The store cannot take or give bytes now: disk full, folder gone, permission lost.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException() { }

    public StoreUnavailableException(string message)
        : base(message) { }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>What lies in the store is not what was put there: cut, changed, reordered or exchanged.</summary>
public sealed class PaperTamperedException : Exception
{
    public PaperTamperedException() { }

    public PaperTamperedException(string message)
        : base(message) { }

    public PaperTamperedException(string message, Exception innerException)
        : base(message, innerException) { }
}
