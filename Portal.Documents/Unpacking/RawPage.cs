using Portal.Documents.Native;

namespace Portal.Documents.Unpacking;

/// <summary>A page as it came out of its file, and whether a machine drew it (PDF) or a camera or scanner took it.</summary>
internal sealed record RawPage(Pix Picture, bool Drawn) : IDisposable
{
    public void Dispose() => Picture.Dispose();
}

/// <summary>Expected trouble with a file, in the words of the shared vocabulary.</summary>
internal sealed class UnreadableFileException : Exception
{
    public UnreadableFileException() { }

    public UnreadableFileException(string message)
        : base(message) { }

    public UnreadableFileException(string message, Exception innerException)
        : base(message, innerException) { }

    internal UnreadableFileException(Problem problem, string message)
        : base(message) => Problem = problem;

    internal Problem Problem { get; } = Problem.Damaged;
}
