namespace Portal.Documents.CommandLine;

/// <summary>One line of <c>read --jsonl</c>.</summary>
internal sealed record ReadLine(
    string File,
    IReadOnlyList<ReadPage> Pages,
    PaperKind Type,
    double TypeConfidence,
    PaperFields Fields,
    Quality Quality,
    ReadingError? Error
)
{
    internal static ReadLine Of(string file, PaperReading reading) =>
        new(
            file,
            [.. reading.Pages.Select(page => new ReadPage(page.Text, page.Language, page.Rotation, page.Quality))],
            reading.Type,
            reading.TypeConfidence,
            reading.Fields,
            reading.Quality,
            reading.Error
        );

    internal static ReadLine Failed(string file, Problem problem, string message) =>
        new(file, [], PaperKind.Other, 0, new(), new(false, [problem]), new(problem, message));
}

internal sealed record ReadPage(string Text, string? Language, int Rotation, Quality Quality);
