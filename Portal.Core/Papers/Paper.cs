using Portal.Core.Papers.Storage;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>One paper: a PDF, or the photographs of its pages. Once sealed its row is also its place in the reader's queue.</summary>
internal sealed partial class Paper
{
    private Paper() { }

    public Paper(Guid id, int ordinal, bool joinsPictures, WrappedKey key)
    {
        Id = id;
        Ordinal = ordinal;
        JoinsPictures = joinsPictures;
        Rewrap(key);
    }

    public Guid Id { get; private set; }
    public Guid SubmissionId { get; private set; }
    public int Ordinal { get; private set; }
    public bool JoinsPictures { get; private set; }
    public string MasterKeyId { get; private set; } = "";
    public byte[] WrappedKey { get; private set; } = [];
    public List<SentFile> Files { get; } = [];

    /// <summary>Grows with every file that comes or goes, so that a glance at the old files is not taken for one at the new.</summary>
    public int FilesVersion { get; private set; }
    public GlanceState Glance { get; private set; }
    public int GlanceTries { get; private set; }
    public List<GlancedPage> GlancedPages { get; } = [];

    public PaperState? State { get; private set; }
    public Problem? Reason { get; private set; }
    public PaperKind? Kind { get; private set; }
    public double KindConfidence { get; private set; }
    public Urgency Urgency { get; private set; }
    public DateTimeOffset? ReceivedAt { get; private set; }
    public int? PageCount { get; private set; }

    public Guid? LeaseOwner { get; private set; }
    public DateTimeOffset? LeaseUntil { get; private set; }
    public int Attempts { get; private set; }
    public int Deaths { get; private set; }
    public int Failures { get; private set; }
    public DateTimeOffset? RetryAt { get; private set; }

    public string? Person { get; private set; }
    public string? BgNummer { get; private set; }
    public PaperFields Fields { get; private set; } = new();
    public string[] Keywords { get; private set; } = [];
    public DateTimeOffset? CorrectedAt { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? FiledAt { get; private set; }
    public string? FiledBy { get; private set; }
    public Guid? ArchiveBlobId { get; private set; }
    public List<PaperPage> Pages { get; } = [];
    public string About { get; private set; } = "";
    public string AboutFolded { get; private set; } = "";

    public WrappedKey Key => new(MasterKeyId, WrappedKey);

    /// <summary>Every blob that leaves with this paper.</summary>
    public IEnumerable<Guid> BlobIds =>
        [
            .. Files.Select(file => file.BlobId),
            .. GlancedPages.Select(page => page.ThumbnailBlobId).OfType<Guid>(),
            .. Pages.Select(page => page.ImageBlobId).OfType<Guid>(),
            .. ArchiveBlobId is { } archive ? [archive] : Array.Empty<Guid>(),
        ];

    public void Move(int ordinal) => Ordinal = ordinal;

    public void Rewrap(WrappedKey key) => (MasterKeyId, WrappedKey) = (key.MasterKeyId, key.Bytes);

    /// <summary>Returns the blobs of the glance that no longer holds.</summary>
    public IReadOnlyList<Guid> Add(SentFile file)
    {
        Files.Add(file);
        return FilesChanged();
    }

    public IReadOnlyList<Guid> Remove(SentFile file)
    {
        Files.Remove(file);
        var ordinal = 0;
        foreach (var left in Files.OrderBy(left => left.Ordinal))
        {
            left.Move(++ordinal);
        }
        return [file.BlobId, .. FilesChanged()];
    }

    public void Glanced(PaperReading reading, IReadOnlyDictionary<int, Guid> thumbnails)
    {
        var files = Files.OrderBy(file => file.Ordinal).ToList();
        foreach (var page in reading.Pages)
        {
            var file = files[Math.Min(page.Number, files.Count) - 1];
            GlancedPages.Add(new(Id, page, file.Id, thumbnails.TryGetValue(page.Number, out var blob) ? blob : null));
        }
        foreach (var file in files)
        {
            file.Counted(GlancedPages.Count(page => page.FileId == file.Id));
        }
        Glance = GlanceState.Done;
        Kind = reading.Error is null ? reading.Type : null;
        KindConfidence = reading.TypeConfidence;
        Reason = reading.Error?.Code;
        PageCount = reading.Pages.Count > 0 ? reading.Pages.Count : null;
    }

    public void GlanceFailed()
    {
        Glance = GlanceState.Unavailable;
        GlanceTries++;
    }

    public IReadOnlyList<Guid> ForgetGlance()
    {
        var thumbnails = GlancedPages.Select(page => page.ThumbnailBlobId).OfType<Guid>().ToList();
        GlancedPages.Clear();
        return thumbnails;
    }

    public void Receive(Submission submission, DateTimeOffset now)
    {
        State = PaperState.Received;
        Reason = null;
        ReceivedAt = now;
        Person = submission.PersonName;
        BgNummer = submission.BgNummer;
        // What people say themselves counts before any reading.
        Urgency = submission.Topic switch
        {
            Topic.Objection => Urgency.Objection,
            Topic.Emergency => Urgency.NoMoney,
            _ => Urgency.None,
        };
        DescribeFor(submission);
    }

    /// <summary>Names and numbers by which staff look for a paper.</summary>
    public void DescribeFor(Submission submission) =>
        About = string.Join(
            '\n',
            new[]
            {
                Person,
                submission.PersonName,
                submission.ReceiptNumber,
                submission.ReceiptNumber is { } number ? ReceiptNumber.Group(number) : null,
                BgNummer,
                Fields.Sender?.Value,
                Fields.CaseNumber?.Value,
                string.Join(' ', Keywords),
            }
                .Where(part => !string.IsNullOrEmpty(part))
                .Distinct(StringComparer.Ordinal)
        );

    private List<Guid> FilesChanged()
    {
        var thumbnails = ForgetGlance();
        FilesVersion++;
        (Glance, GlanceTries, Kind, KindConfidence, Reason, PageCount) = (GlanceState.Pending, 0, null, 0, null, null);
        foreach (var file in Files)
        {
            file.Counted(null);
        }
        return [.. thumbnails];
    }
}
