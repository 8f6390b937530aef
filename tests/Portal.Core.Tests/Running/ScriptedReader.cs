using Portal.Documents;

namespace Portal.Core.Tests.Running;

/// <summary>A reader that does what a test says: dies, waits, or understands what it is told to. It reads every byte, as the real one does.</summary>
public sealed class ScriptedReader : IPaperReader
{
    private int glances;
    private int readings;

    public int Glances => glances;

    public int Readings => readings;

    public Func<int, CancellationToken, Task<PaperReading>> Read { get; set; } =
        (_, _) => Task.FromResult(SampleReading.Of("Mietvertrag über die Wohnung in der Mühlgasse 4"));

    public Func<int, CancellationToken, Task<PaperReading>>? Glance { get; set; }

    public ReaderHealth Health => new(true, null);

    public bool MayRead => true;

    public async Task<PaperReading> ReadAsync(ReadingRequest request, CancellationToken cancellationToken)
    {
        foreach (var file in request.Files)
        {
            await using var content = await file.Open(cancellationToken);
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }
        var reading =
            request.Depth == ReadingDepth.Glance
                ? await (Glance ?? Read)(Interlocked.Increment(ref glances), cancellationToken)
                : await Read(Interlocked.Increment(ref readings), cancellationToken);
        if (request.Artifacts is { } give)
        {
            foreach (var page in reading.Pages)
            {
                await give(new(ArtifactKind.Thumbnail, page.Number, "image/jpeg"), Bytes(page), cancellationToken);
                if (request.Depth == ReadingDepth.Full)
                    await give(new(ArtifactKind.PageImage, page.Number, "image/jpeg"), Bytes(page), cancellationToken);
            }
            if (request.Depth == ReadingDepth.Full)
                await give(new(ArtifactKind.Archive, 0, "application/pdf"), Bytes(reading.Pages[0]), cancellationToken);
        }
        return reading;
    }

    private static MemoryStream Bytes(PageReading page) => new(System.Text.Encoding.UTF8.GetBytes(page.Text));
}

public static class SampleReading
{
    /// <summary>A paper of these pages; words stand in one line, ten pixels a letter.</summary>
    public static PaperReading Of(params string[] pages) =>
        new()
        {
            Type = PaperKind.TenancyContract,
            TypeConfidence = 0.9,
            Quality = Quality.Good,
            Pages = [.. pages.Select((text, index) => Page(index + 1, text))],
        };

    private static PageReading Page(int number, string text)
    {
        List<WordBox> words = [];
        var x = 0;
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            words.Add(new(word, x, 100, word.Length * 10, 20, 95));
            x += (word.Length + 1) * 10;
        }
        return new()
        {
            Number = number,
            Text = text,
            Language = "de",
            Width = 1000,
            Height = 1400,
            Quality = Quality.Good,
            Words = words,
        };
    }
}
