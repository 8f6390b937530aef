using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>A value and where it stands in a line of text, in characters.</summary>
internal readonly record struct Found<T>(T Value, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A value that could be the one a field asks for. The higher the score, the better.</summary>
internal sealed record Candidate<T>(T Value, TextLine Line, int Start, int Length, double Score)
{
    public string? Check { get; init; }
}
