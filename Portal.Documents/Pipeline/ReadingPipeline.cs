using Portal.Documents.Archive;
using Portal.Documents.Imaging;
using Portal.Documents.Judging;
using Portal.Documents.Native;
using Portal.Documents.Recognition;
using Portal.Documents.Understanding;
using Portal.Documents.Unpacking;

namespace Portal.Documents.Pipeline;

/// <summary>Unpack, find the sheet, even the light, turn upright, straighten, recognise, judge, understand. Runs inside the reader process only.</summary>
internal sealed class ReadingPipeline(string? dataPath) : IDisposable
{
    private const int FullResolution = 300;
    private const int GlanceResolution = 170;
    private const double InchesOfA4 = 8.27;
    private const int PageImageWidth = 1_240;
    private const int ThumbnailWidth = 360;
    private const int PageImageQuality = 70;
    private const int ThumbnailQuality = 60;
    private const double LargestEnlargement = 2.0;

    /// <summary>At a glance only this many pages are looked at; the others are counted.</summary>
    private const int GlancedPages = 12;

    private readonly Recogniser recogniser = new(dataPath);
    private readonly Orientation orientation = new(dataPath);
    private readonly RuleBasedUnderstanding understanding = new();

    internal PaperReading Read(
        ReadingDepth depth,
        IReadOnlyList<byte[]> files,
        Action<ReadingArtifact, byte[]> artifact
    )
    {
        List<PageReading> pages = [];
        ReadingError? error = null;
        using var archive = depth == ReadingDepth.Full ? new SearchablePdf() : null;
        try
        {
            foreach (var raw in files.SelectMany(file => Unpacker.Open(file, Resolution(depth))))
            {
                using (raw)
                {
                    if (pages.Count >= Unpacker.PageLimit)
                        throw new UnreadableFileException(Problem.TooManyPages, "The paper has too many pages.");
                    pages.Add(ReadPage(raw, pages.Count + 1, depth, archive, artifact));
                }
            }
        }
        catch (UnreadableFileException exception)
        {
            error = new(exception.Problem, exception.Message);
        }
        if (archive is not null && pages.Count > 0)
            artifact(new(ArtifactKind.Archive, 0, "application/pdf"), archive.Finish());
        return Conclude(pages, error);
    }

    public void Dispose()
    {
        recogniser.Dispose();
        orientation.Dispose();
    }

    private PageReading ReadPage(
        RawPage raw,
        int number,
        ReadingDepth depth,
        SearchablePdf? archive,
        Action<ReadingArtifact, byte[]> artifact
    )
    {
        var look = depth == ReadingDepth.Full || number <= GlancedPages;
        using var sized = Normalise(raw.Picture, Resolution(depth));
        using var sheet = raw.Drawn ? sized.Gray() : PageFinder.Crop(sized);
        using var even = raw.Drawn ? sheet.Gray() : Cleaning.EvenLight(sheet);
        var measures = PageJudge.Measure(sheet, even);
        var (quarters, script) = look ? orientation.Detect(even) : (0, null);
        using var upright = even.Turn(quarters);
        using var straight = raw.Drawn ? upright.Gray() : Cleaning.Straighten(upright);
        var dots = (int)(Math.Min(straight.Width, straight.Height) / InchesOfA4);
        straight.SetResolution(Math.Max(70, dots));
        var text = look
            ? recogniser.Recognise(straight, Math.Max(70, dots), script, engine => archive?.Add(engine))
            : new RecognisedPage("", [], "und", Complete: true);
        using var image = Narrow(straight, PageImageWidth);
        if (look)
            artifact(new(ArtifactKind.Thumbnail, number, "image/jpeg"), Thumbnail(image));
        if (depth == ReadingDepth.Full)
            artifact(new(ArtifactKind.PageImage, number, "image/jpeg"), image.Jpeg(PageImageQuality));
        return new()
        {
            Number = number,
            Text = text.Text,
            Language = text.Words.Count > 0 ? text.Language : null,
            Rotation = quarters * 90,
            Width = image.Width,
            Height = image.Height,
            Quality = look ? PageJudge.Judge(measures, text) : Quality.Good,
            Words = Fit(text.Words, (double)image.Width / straight.Width),
        };
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
            Quality = error is { } known
                ? new(false, [known.Code])
                : new(pages.TrueForAll(page => page.Quality.Readable), reasons),
            Error = error,
        };
    }

    private static int Resolution(ReadingDepth depth) => depth == ReadingDepth.Full ? FullResolution : GlanceResolution;

    // A camera gives more pixels than letters need, a fax fewer: bring the sheet to about the wanted resolution.
    private static Pix Normalise(Pix picture, int resolution)
    {
        var wanted = resolution * InchesOfA4 * 1.1;
        var factor = wanted / Math.Min(picture.Width, picture.Height);
        return factor switch
        {
            < 0.9 => picture.Scale(factor),
            > 1.4 when resolution == FullResolution => picture.Scale(Math.Min(LargestEnlargement, factor)),
            _ => picture.Gray(),
        };
    }

    private static Pix Narrow(Pix picture, int width) =>
        picture.Width > width ? picture.Scale((double)width / picture.Width) : picture.Gray();

    private static byte[] Thumbnail(Pix image)
    {
        using var small = Narrow(image, ThumbnailWidth);
        return small.Jpeg(ThumbnailQuality);
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
