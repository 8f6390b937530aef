using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;
using Portal.Core.Staff;
using Portal.Database.Auditing;
using Portal.Documents;

namespace Portal.Core.Papers;

internal sealed partial class Inbox(
    IDbContextFactory<PortalDbContext> contexts,
    InboxSearch search,
    IStaffDirectory staff,
    PaperBlobs blobs,
    Signals signals,
    AuditTrail audit,
    TimeProvider time
) : IInbox
{
    private static readonly TimeZoneInfo Germany = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public async Task<IReadOnlyList<InboxItem>> ListAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        var found = string.IsNullOrWhiteSpace(query.Search)
            ? null
            : await search.FindAsync(query.Search, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var papers = InView(db.Papers.AsNoTracking(), query.View);
        if (found is not null)
            papers = papers.Where(paper => found.Contains(paper.Id));
        if (query.Kind is { } kind)
            papers = papers.Where(paper => paper.Kind == kind);
        if (query.UrgentOnly)
            papers = papers.Where(paper => paper.Urgency != Urgency.None);
        var sorted =
            query.View == InboxView.Filed
                ? papers.OrderByDescending(paper => paper.FiledAt)
                : papers
                    .OrderByDescending(paper => paper.Urgency != Urgency.None)
                    .ThenBy(paper => paper.ReceivedAt)
                    .ThenBy(paper => paper.Ordinal);
        var rows = await sorted
            .Take(query.Take)
            .Join(
                db.Submissions,
                paper => paper.SubmissionId,
                submission => submission.Id,
                (paper, submission) =>
                    new
                    {
                        paper,
                        submission.ReceiptNumber,
                        submission.Topic,
                    }
            )
            .ToListAsync(cancellationToken);
        var excerpts = found is null
            ? null
            : await search.ExcerptsAsync([.. rows.Select(row => row.paper.Id)], query.Search!, cancellationToken);
        return
        [
            .. rows.Select(row =>
                ToItem(row.paper, row.ReceiptNumber!, row.Topic, excerpts?.GetValueOrDefault(row.paper.Id))
            ),
        ];
    }

    public async Task<InboxFigures> GetFiguresAsync(CancellationToken cancellationToken)
    {
        var today = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Germany).Date;
        var midnight = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(today, Germany));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = InView(db.Papers, InboxView.Open);
        return new(
            await open.CountAsync(cancellationToken),
            await open.CountAsync(paper => paper.Urgency != Urgency.None, cancellationToken),
            await open.CountAsync(paper => paper.State == PaperState.NeedsAttention, cancellationToken),
            await open.MinAsync(paper => paper.ReceivedAt, cancellationToken),
            await db.Papers.CountAsync(paper => paper.FiledAt >= midnight, cancellationToken)
        );
    }

    public async Task<InboxPaper?> OpenAsync(
        Guid paperId,
        string? searched,
        string staffId,
        CancellationToken cancellationToken
    )
    {
        if (!await EnterOpeningAsync(paperId, staffId, cancellationToken))
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var paper = await db
            .Papers.AsNoTracking()
            .Include(one => one.Pages)
            .Include(one => one.Files)
            .AsSplitQuery()
            .SingleOrDefaultAsync(one => one.Id == paperId && one.State != null, cancellationToken);
        if (paper is null)
            return null;
        var submission = await db
            .Submissions.AsNoTracking()
            .SingleAsync(one => one.Id == paper.SubmissionId, cancellationToken);
        var places = string.IsNullOrWhiteSpace(searched)
            ? null
            : await search.PlacesAsync(paperId, searched, cancellationToken);
        var filedBy = paper.FiledBy is { } id ? (await staff.FindAsync(id, cancellationToken))?.Name ?? id : null;
        return new(
            ToItem(paper, submission.ReceiptNumber!, submission.Topic, null),
            submission.Person ?? new(null, null, null, null),
            submission.ContactAnswers ?? new(ContactKind.None, null),
            submission.TopicNote,
            submission.Language,
            new(
                paper.Kind ?? PaperKind.Other,
                paper.KindConfidence,
                paper.Person,
                paper.BgNummer,
                paper.Fields,
                paper.Keywords
            ),
            [
                .. paper
                    .Pages.OrderBy(page => page.Number)
                    .Select(page => new InboxPage(
                        page.Number,
                        page.Width,
                        page.Height,
                        page.Readable,
                        page.Reasons,
                        page.Text,
                        [.. places?[page.Number] ?? []]
                    )),
            ],
            [.. paper.Files.OrderBy(file => file.Ordinal).Select(file => file.ToDraftFile())],
            filedBy,
            paper.FiledAt,
            paper.ArchiveBlobId is not null
        );
    }

    public Task<Stream?> OpenPageImageAsync(
        Guid paperId,
        int page,
        string staffId,
        CancellationToken cancellationToken
    ) => OpenContentAsync(paperId, page, staffId, cancellationToken);

    public Task<Stream?> OpenArchiveAsync(Guid paperId, string staffId, CancellationToken cancellationToken) =>
        OpenContentAsync(paperId, null, staffId, cancellationToken);

    public IAsyncEnumerable<Guid> WatchAsync(CancellationToken cancellationToken) =>
        signals.ListenAsync(Signals.InboxChanged, cancellationToken);

    private static IQueryable<Paper> InView(IQueryable<Paper> papers, InboxView view) =>
        view switch
        {
            InboxView.Filed => papers.Where(paper => paper.State == PaperState.Filed),
            InboxView.NeedsAttention => papers.Where(paper => paper.State == PaperState.NeedsAttention),
            _ => papers.Where(paper =>
                paper.State == PaperState.Received
                || paper.State == PaperState.Reading
                || paper.State == PaperState.Read
                || paper.State == PaperState.NeedsAttention
            ),
        };

    private static InboxItem ToItem(Paper paper, string number, Topic? topic, string? excerpt) =>
        new(
            paper.Id,
            ReceiptNumber.Group(number),
            paper.State!.Value,
            paper.Kind,
            paper.Urgency,
            paper.Reason,
            paper.Person,
            topic ?? Topic.Other,
            paper.ReceivedAt!.Value,
            paper.PageCount,
            paper.OpenedAt is not null,
            excerpt
        );
}
