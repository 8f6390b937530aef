using Portal.Documents.Archive;
using Portal.Documents.Native;
using Portal.Documents.Understanding;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Pipeline;

/// <summary>Unpack, find the sheet, even the light, turn upright, straighten, recognise, judge, understand. Runs inside the reader process only.</summary>
internal sealed class ReadingPipeline(string? dataPath) : IDisposable
{
    /// <summary>At a glance only this many pages are looked at; the others are counted.</summary>
    private const int GlancedPages = 12;

    private readonly PageReader reader = new(dataPath);
    private readonly RuleBasedUnderstanding understanding = new();

    internal PaperReading Read(
        ReadingDepth depth,
        IReadOnlyList<byte[]> files,
        Action<ReadingArtifact, byte[]> artifact
    )
    {
        using var workshop = new Workshop();
        using var archive = depth == ReadingDepth.Full ? new SearchablePdf(workshop) : null;
        List<PageReading> pages = [];
        ReadingError? error = null;
        try
        {
            foreach (var file in files)
                ReadFile(file, workshop, depth, pages, archive, artifact);
        }
        catch (UnreadableFileException exception)
        {
            error = new(exception.Problem, exception.Message);
        }
        catch (ImageException exception)
        {
            error = new(Problem.Damaged, exception.Message);
        }
        if (archive is not null && pages.Count > 0)
            artifact(new(ArtifactKind.Archive, 0, "application/pdf"), archive.Finish());
        return Conclude(pages, error);
    }

    public void Dispose() => reader.Dispose();

    private void ReadFile(
        byte[] file,
        Workshop workshop,
        ReadingDepth depth,
        List<PageReading> pages,
        SearchablePdf? archive,
        Action<ReadingArtifact, byte[]> artifact
    )
    {
        var sizes = Sizes.Of(depth);
        var unpacked = Unpacker.Open(file, sizes.Resolution, sizes.PhotographWidth, workshop);
        if (pages.Count + unpacked.Count > Unpacker.PageLimit)
            throw new UnreadableFileException(Problem.TooManyPages, "The paper has too many pages.");
        foreach (var raw in unpacked)
        {
            var number = pages.Count + 1;
            pages.Add(
                depth == ReadingDepth.Glance && number > GlancedPages
                    ? Counted(number)
                    : reader.Read(raw, number, depth, depth == ReadingDepth.Full || number == 1, archive, artifact)
            );
        }
    }

    private static PageReading Counted(int number) =>
        new()
        {
            Number = number,
            Text = "",
            Width = 0,
            Height = 0,
            Quality = Quality.Good,
        };

    // The blank back of a sheet takes nothing from the paper, as long as something stands on another page.
    private static bool Readable(List<PageReading> pages)
    {
        var written = pages.FindAll(page => page.Quality.Reasons is not [Problem.EmptyPage]);
        return written.Count > 0 && written.TrueForAll(page => page.Quality.Readable);
    }

    private PaperReading Conclude(List<PageReading> pages, ReadingError? error)
    {
        var understood = understanding.Understand(pages);
        var reasons = pages.SelectMany(page => page.Quality.Reasons).Distinct().ToList();
        return new()
        {
            Pages = pages,
            Type = understood.Type,
            TypeConfidence = understood.TypeConfidence,
            Urgency = understood.Urgency,
            Fields = understood.Fields,
            Quality = error is { } known ? new(false, [known.Code]) : new(Readable(pages), reasons),
            Error = error,
        };
    }
}
