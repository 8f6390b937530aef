using NpgsqlTypes;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>What stands on a page and where. Search columns are PostgreSQL's own work.</summary>
internal sealed class PaperPage
{
    // to_tsvector refuses more than a megabyte; no page people send has a tenth of this.
    private const int LongestText = 100_000;
    private const int LongestWord = 200;
    private const int MostWords = 20_000;

    private PaperPage() { }

    public PaperPage(Guid paperId, PageReading page, Guid? imageBlobId)
    {
        PaperId = paperId;
        Number = page.Number;
        Text = Storable(page.Text.Length <= LongestText ? page.Text : page.Text[..LongestText]);
        Language = page.Language;
        Rotation = page.Rotation;
        Width = page.Width;
        Height = page.Height;
        Readable = page.Quality.Readable;
        Reasons = page.Quality.Reasons;
        Words =
        [
            .. page
                .Words.Take(MostWords)
                .Where(word => word.Text.Length <= LongestWord)
                .Select(word => word with { Text = Storable(word.Text) }),
        ];
        ImageBlobId = imageBlobId;
    }

    public Guid PaperId { get; private set; }
    public int Number { get; private set; }
    public string Text { get; private set; } = "";
    public string? Language { get; private set; }
    public int Rotation { get; private set; }
    public int Width { get; private set; }
    public int Height { get; private set; }
    public bool Readable { get; private set; }
    public IReadOnlyList<Problem> Reasons { get; private set; } = [];
    public IReadOnlyList<WordBox> Words { get; private set; } = [];
    public Guid? ImageBlobId { get; private set; }
    public NpgsqlTsVector Search { get; private set; } = null!;
    public string Folded { get; private set; } = "";

    // PostgreSQL stores neither NUL nor half of a surrogate pair, and a hostile file may say both.
    private static string Storable(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.Contains('\0', StringComparison.Ordinal)
            ? string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0))
            : text;
}
