using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>What the quick look saw of a page while its sender waits.</summary>
internal sealed class GlancedPage
{
    private GlancedPage() { }

    public GlancedPage(Guid paperId, PageReading page, Guid fileId, Guid? thumbnailBlobId)
    {
        PaperId = paperId;
        Number = page.Number;
        FileId = fileId;
        Readable = page.Quality.Readable;
        Reasons = page.Quality.Reasons;
        ThumbnailBlobId = thumbnailBlobId;
    }

    public Guid PaperId { get; private set; }
    public int Number { get; private set; }
    public Guid FileId { get; private set; }
    public bool Readable { get; private set; }
    public IReadOnlyList<Problem> Reasons { get; private set; } = [];
    public Guid? ThumbnailBlobId { get; private set; }
}
