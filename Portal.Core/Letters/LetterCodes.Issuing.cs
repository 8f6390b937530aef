using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Database;
using Portal.Database.Auditing;

namespace Portal.Core.Letters;

/// <summary>Issuing: the newest letter is the only one that opens.</summary>
internal sealed partial class LetterCodes
{
    public async Task<NewLetter?> IssueForRequestAsync(
        Guid requestId,
        string staffId,
        CancellationToken cancellationToken
    )
    {
        var code = LetterCode.Create();
        var hash = secrets.Hash(code);
        return await contexts.InTransactionAsync(
            async db =>
            {
                // Locked, so that two letters printed at once do not both believe to be the newest.
                var request = await db
                    .Requests.FromSql($"select * from request where id = {requestId} for update")
                    .AsNoTracking()
                    .FirstOrDefaultAsync(cancellationToken);
                if (request is not { IsOpen: true })
                    return null;
                var now = time.GetUtcNow();
                await WithdrawAsync(db.IssuedCodes.Where(one => one.RequestId == requestId), now, cancellationToken);
                var today = DateOnly.FromDateTime(now.UtcDateTime);
                var asked = request.Deadline > today ? request.Deadline : today;
                var issued = IssuedCode
                    .ForRequest(request.PersonId, requestId, now)
                    .Sealed(hash, staffId, EndOf(asked.AddDays(options.Value.DaysAfterDeadline)));
                db.IssuedCodes.Add(issued);
                await AuditIssueAsync(db, new("request", requestId.ToString()), staffId, cancellationToken);
                return new NewLetter(code, issued.ExpiresAt);
            },
            cancellationToken
        );
    }

    public async Task<NewLetter?> IssueForAccountAsync(
        Guid personId,
        string staffId,
        CancellationToken cancellationToken
    )
    {
        var code = LetterCode.Create();
        var hash = secrets.Hash(code);
        return await contexts.InTransactionAsync(
            async db =>
            {
                var person = await db
                    .Persons.FromSql($"select * from person where id = {personId} for update")
                    .AsNoTracking()
                    .FirstOrDefaultAsync(cancellationToken);
                if (person is null)
                    return null;
                var now = time.GetUtcNow();
                await WithdrawAsync(
                    db.IssuedCodes.Where(one =>
                        one.PersonId == personId && one.Purpose == CodePurpose.Account && one.UsedAt == null
                    ),
                    now,
                    cancellationToken
                );
                var today = DateOnly.FromDateTime(now.UtcDateTime);
                var issued = IssuedCode
                    .ForAccount(personId, now)
                    .Sealed(hash, staffId, EndOf(today.AddDays(options.Value.AccountCodeDays)));
                db.IssuedCodes.Add(issued);
                await AuditIssueAsync(db, new("person", personId.ToString()), staffId, cancellationToken);
                return new NewLetter(code, issued.ExpiresAt);
            },
            cancellationToken
        );
    }

    private Task AuditIssueAsync(
        PortalDbContext db,
        AuditedResource about,
        string staffId,
        CancellationToken cancellationToken
    ) => audit.AppendAsync(db, new(new(ActorKind.Staff, staffId), "letter.issued", about), cancellationToken);

    private static Task<int> WithdrawAsync(
        IQueryable<IssuedCode> earlier,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        earlier
            .Where(one => one.WithdrawnAt == null)
            .ExecuteUpdateAsync(one => one.SetProperty(code => code.WithdrawnAt, now), cancellationToken);

    /// <summary>Midnight of UTC comes after Germany's: the day on the letter counts in full.</summary>
    private static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(default), TimeSpan.Zero);
}
