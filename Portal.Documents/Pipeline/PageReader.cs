using Portal.Documents.Archive;
using Portal.Documents.Judging;
using Portal.Documents.Recognition;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Pipeline;

/// <summary>Takes one page from its file to text, verdict and pictures.</summary>
internal sealed class PageReader(string? dataPath) : IDisposable
{
    private const int PageImageQuality = 70;
    private const int ThumbnailQuality = 60;

    private readonly Recogniser recogniser = new(dataPath);
    private readonly Orientation orientation = new(dataPath);

    /// <param name="recognise">Otherwise the picture alone is judged, and text is looked for only when the picture looks bad.</param>
    internal PageReading Read(
        RawPage raw,
        int number,
        ReadingDepth depth,
        bool recognise,
        SearchablePdf? archive,
        Action<ReadingArtifact, byte[]> artifact
    )
    {
        var prepared = PreparedPage.Prepare(raw, Sizes.Of(depth), orientation);
        try
        {
            var text = RecognisedPage.Nothing;
            if (recognise || PageJudge.LooksBad(prepared.Measures))
                text = Recognise(ref prepared, archive);
            using var image = Sizes.PageImage(prepared.Picture);
            using var thumbnail = Sizes.Thumbnail(image);
            artifact(new(ArtifactKind.Thumbnail, number, "image/jpeg"), thumbnail.Jpeg(ThumbnailQuality));
            if (depth == ReadingDepth.Full)
                artifact(new(ArtifactKind.PageImage, number, "image/jpeg"), image.Jpeg(PageImageQuality));
            return new()
            {
                Number = number,
                Text = text.Text,
                Language = text.Words.Count > 0 ? text.Language : null,
                Rotation = prepared.Quarters * 90,
                Width = image.Width,
                Height = image.Height,
                Quality =
                    recognise || text != RecognisedPage.Nothing
                        ? PageJudge.Judge(prepared.Measures, text)
                        : Quality.Good,
                Words = Fit(text.Words, (double)image.Width / prepared.Picture.Width),
            };
        }
        finally
        {
            prepared.Dispose();
        }
    }

    public void Dispose()
    {
        recogniser.Dispose();
        orientation.Dispose();
    }

    private RecognisedPage Recognise(ref PreparedPage page, SearchablePdf? archive)
    {
        var (text, engine) = recogniser.Recognise(page.Picture, page.DotsPerInch, page.Script);
        if (text.Doubtful && page.Script is null && text.Words.Count > 0)
        {
            var (quarters, script) = orientation.Detect(page.Picture);
            if (quarters != 0)
            {
                var turned = page.Turn(quarters, script);
                page.Dispose();
                page = turned;
            }
            if (quarters != 0 || script is not (null or "Latin"))
                (text, engine) = recogniser.Recognise(page.Picture, page.DotsPerInch, script);
        }
        archive?.Add(page.Picture, engine);
        recogniser.Clear();
        return text;
    }

    private static List<WordBox> Fit(IReadOnlyList<WordBox> words, double factor) =>
        [
            .. words.Select(word =>
                word with
                {
                    X = (int)(word.X * factor),
                    Y = (int)(word.Y * factor),
                    Width = (int)Math.Ceiling(word.Width * factor),
                    Height = (int)Math.Ceiling(word.Height * factor),
                }
            ),
        ];
}
