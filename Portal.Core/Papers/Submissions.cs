using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Core.Letters;
using Portal.Core.Papers.Storage;
using Portal.Database;

namespace Portal.Core.Papers;

internal sealed partial class Submissions(
    IDbContextFactory<PortalDbContext> contexts,
    PaperBlobs blobs,
    Glances glances,
    IOptions<SubmissionLimits> limits,
    TimeProvider time,
    ILogger<Submissions> logger
) : ISubmissions
{
    public async Task<DraftToken> StartAsync(string language, CancellationToken cancellationToken)
    {
        var secret = DraftSecret.Create();
        await contexts.InTransactionAsync(
            db => db.Submissions.AddAsync(new(secret, language, time.GetUtcNow()), cancellationToken).AsTask(),
            cancellationToken
        );
        return secret.Token;
    }

    public async Task<Draft?> FindAsync(DraftToken token, CancellationToken cancellationToken)
    {
        if (DraftSecret.From(token) is not { } secret)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return
            await WithPapers(db.Submissions.AsNoTracking(), secret).FirstOrDefaultAsync(cancellationToken)
                is { } submission
            ? ToDraft(submission, secret)
            : null;
    }

    public Task<bool> SavePersonAsync(DraftToken token, PersonAnswers answers, CancellationToken cancellationToken) =>
        ChangeAsync(token, submission => submission.Answer(answers, time.GetUtcNow()), cancellationToken);

    public Task<bool> SaveContactAsync(DraftToken token, ContactAnswers answers, CancellationToken cancellationToken) =>
        ChangeAsync(token, submission => submission.Answer(answers, time.GetUtcNow()), cancellationToken);

    public Task<bool> SaveTopicAsync(DraftToken token, TopicAnswers answers, CancellationToken cancellationToken) =>
        ChangeAsync(token, submission => submission.Answer(answers, time.GetUtcNow()), cancellationToken);

    public Task ForgetAsync(DraftToken token, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                if (await LockAsync(db, token, cancellationToken) is not { } submission)
                    return;
                if (!submission.IsDraft)
                {
                    await blobs.ReleaseAsync(db, submission.Forget(), cancellationToken);
                    return;
                }
                await blobs.ReleaseAsync(
                    db,
                    [.. submission.Papers.SelectMany(paper => paper.BlobIds)],
                    cancellationToken
                );
                db.Remove(submission);
            },
            cancellationToken
        );

    private Task<bool> ChangeAsync(DraftToken token, Action<Submission> change, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                if (await LockAsync(db, token, cancellationToken) is not { IsDraft: true } submission)
                    return false;
                change(submission);
                return true;
            },
            cancellationToken
        );

    /// <summary>The submission with its papers, locked until the transaction ends: two tabs take turns.</summary>
    private async Task<Submission?> LockAsync(PortalDbContext db, DraftToken token, CancellationToken cancellationToken)
    {
        if (DraftSecret.From(token) is not { } secret)
            return null;
        var hash = secret.Hash;
        await db.Database.ExecuteSqlAsync(
            $"select 1 from submission where token_hash = {hash} for update",
            cancellationToken
        );
        return await WithPapers(db.Submissions, secret).FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<Submission> WithPapers(IQueryable<Submission> submissions, DraftSecret secret)
    {
        var (hash, now) = (secret.Hash, time.GetUtcNow());
        return submissions
            .Where(submission => submission.TokenHash == hash && submission.ExpiresAt > now)
            .OrderBy(submission => submission.Id)
            .Include(submission => submission.Papers)
                .ThenInclude(paper => paper.Files)
            .Include(submission => submission.Papers)
                .ThenInclude(paper => paper.GlancedPages)
            .AsSplitQuery();
    }

    private static Draft ToDraft(Submission submission, DraftSecret secret) =>
        new(
            submission.Id,
            submission.Person,
            submission.ContactAnswers,
            submission.TopicAnswers,
            [.. submission.Papers.OrderBy(paper => paper.Ordinal).Select(ToDraftPaper)],
            submission.ExpiresAt,
            submission.IsDraft ? null : ToReceipt(submission, secret)
        );

    private static DraftPaper ToDraftPaper(Paper paper) =>
        new(
            paper.Id,
            paper.Ordinal,
            paper.Glance,
            paper.Kind,
            [
                .. paper
                    .GlancedPages.OrderBy(page => page.Number)
                    .Select(page => new DraftPage(page.Number, page.FileId, page.Readable, page.Reasons)),
            ],
            FilesOf(paper),
            paper.State is null ? paper.Reason : null
        );

    private static Receipt ToReceipt(Submission submission, DraftSecret secret) =>
        new(
            ReceiptNumber.Group(submission.ReceiptNumber!),
            LetterCode.TryParse(secret.Decrypt(submission.CodeForSender, submission.Id), out var code)
                ? code.ToString()
                : "",
            submission.SealedAt!.Value,
            [
                .. submission
                    .Papers.OrderBy(paper => paper.Ordinal)
                    .Select(paper => new ReceiptPaper(paper.Kind, paper.PageCount, FilesOf(paper))),
            ]
        );

    private static List<DraftFile> FilesOf(Paper paper) =>
        [.. paper.Files.OrderBy(file => file.Ordinal).Select(file => file.ToDraftFile())];
}
