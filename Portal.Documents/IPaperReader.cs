namespace Portal.Documents;

/// <summary>Reads papers in a separate, sandboxed, single-use process, so that a hostile file meets nothing worth having.</summary>
public interface IPaperReader
{
    /// <summary>
    /// Reads one paper. Expected trouble with the file (encrypted, damaged, too large …) comes back as <see cref="PaperReading.Error"/>;
    /// <see cref="ReaderDiedException"/> says that the process itself ended or ran over its limits.
    /// </summary>
    Task<PaperReading> ReadAsync(ReadingRequest request, CancellationToken cancellationToken);

    /// <summary>Whether papers are read inside the sandbox, and if not, why.</summary>
    ReaderHealth Health { get; }

    /// <summary>False when reading has to wait for the sandbox.</summary>
    bool MayRead { get; }
}

/// <summary>How much to do: a glance (pages, readable or not, kind) while a person waits, or everything.</summary>
public enum ReadingDepth
{
    Glance,
    Full,
}

/// <param name="Files">The files of one paper in order; photographs of single pages belong together.</param>
/// <param name="Artifacts">Receives page images and, at full depth, the searchable PDF, while the reading is under way. May be null.</param>
public sealed record ReadingRequest(
    ReadingDepth Depth,
    IReadOnlyList<PaperFile> Files,
    Func<ReadingArtifact, Stream, CancellationToken, Task>? Artifacts = null
);

/// <param name="Length">Bytes.</param>
/// <param name="Open">Opens the plaintext for one forward read.</param>
public sealed record PaperFile(long Length, Func<CancellationToken, Task<Stream>> Open);

public enum ArtifactKind
{
    /// <summary>A small picture of a page, JPEG, at most 360 px wide.</summary>
    Thumbnail,

    /// <summary>The upright, evened page, JPEG, in the pixels of its word boxes (<see cref="PageReading.Width"/>).</summary>
    PageImage,

    /// <summary>The clean re-rendered, searchable PDF of the whole paper.</summary>
    Archive,
}

/// <param name="Page">Counted from 1; 0 for the archive.</param>
public sealed record ReadingArtifact(ArtifactKind Kind, int Page, string MediaType);

public sealed record ReaderHealth(bool Sandboxed, string? Reason);

/// <summary>The reader process ended, hung or ran over its limits; the paper may be tried again.</summary>
public sealed class ReaderDiedException : Exception
{
    public ReaderDiedException() { }

    public ReaderDiedException(string message)
        : base(message) { }

    public ReaderDiedException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>No paper is read now, because the sandbox is missing; this says nothing about the paper.</summary>
public sealed class ReaderUnavailableException : Exception
{
    public ReaderUnavailableException() { }

    public ReaderUnavailableException(string message)
        : base(message) { }

    public ReaderUnavailableException(string message, Exception innerException)
        : base(message, innerException) { }
}
