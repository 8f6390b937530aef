using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Letters;
using Portal.Database;

namespace Portal.Core.Papers;

/// <summary>From draft to receipt, and from receipt to status.</summary>
internal sealed partial class Submissions
{
    private const int WrongTriesAnHour = 10;

    public async Task<SealResult> SealAsync(DraftToken token, CancellationToken cancellationToken)
    {
        if (DraftSecret.From(token) is not { } secret)
            return new SealResult.NoDraft();
        return await contexts.InTransactionAsync<PortalDbContext, SealResult>(
            async db =>
            {
                if (await LockAsync(db, token, cancellationToken) is not { } submission)
                    return new SealResult.NoDraft();
                if (submission.IsDraft)
                {
                    if (submission.Papers.Count == 0)
                        return new SealResult.NothingToSend();
                    submission.Seal(
                        await FreeNumberAsync(db, cancellationToken),
                        LetterCode.Create(),
                        secret,
                        time.GetUtcNow()
                    );
                    foreach (var paper in submission.Papers)
                    {
                        await db.NotifyAsync(Signals.PaperReceived, paper.Id, cancellationToken);
                        await db.NotifyAsync(Signals.InboxChanged, paper.Id, cancellationToken);
                    }
                }
                return new SealResult.Sealed(ToReceipt(submission, secret));
            },
            cancellationToken
        );
    }

    public async Task<SubmissionStatus?> FindStatusAsync(
        string number,
        string code,
        CancellationToken cancellationToken
    )
    {
        var known = ReceiptNumber.TryParse(number, out var receipt);
        var plausible = LetterCode.TryParse(code, out var typed);
        var key = known ? receipt.Value : "-";
        var now = time.GetUtcNow();
        var hourAgo = now - TimeSpan.FromHours(1);

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Entered before it is checked, so that parallel guesses count as well.
        var attempt = new CodeTry(key, now);
        db.CodeTries.Add(attempt);
        await db.SaveChangesAsync(cancellationToken);
        var tries = await db.CodeTries.CountAsync(
            one => one.ReceiptNumber == key && one.TriedAt > hourAgo,
            cancellationToken
        );
        var submission = await db
            .Submissions.AsNoTracking()
            .Include(one => one.Papers)
            .FirstOrDefaultAsync(one => one.ReceiptNumber == key, cancellationToken);

        // The same work whether the number exists or not.
        var hash = typed.Hash(submission?.CodeSalt ?? new byte[16]);
        var right = CryptographicOperations.FixedTimeEquals(hash, submission?.CodeHash ?? new byte[hash.Length]);
        if (!right || !plausible || submission is null || tries > WrongTriesAnHour)
            return null;
        db.CodeTries.Remove(attempt);
        await db.SaveChangesAsync(cancellationToken);
        return new(
            ReceiptNumber.Group(key),
            submission.SealedAt!.Value,
            [
                .. submission
                    .Papers.OrderBy(paper => paper.Ordinal)
                    .Select(paper => new PaperStatus(
                        paper.Ordinal,
                        paper.State!.Value,
                        paper.Reason,
                        paper.PageCount,
                        paper.FiledAt
                    )),
            ]
        );
    }

    private static async Task<ReceiptNumber> FreeNumberAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        while (true)
        {
            var number = ReceiptNumber.Create();
            if (
                !await db.Submissions.AnyAsync(
                    submission => submission.ReceiptNumber == number.Value,
                    cancellationToken
                )
            )
                return number;
        }
    }
}
