namespace Portal.Documents.Unpacking;

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
