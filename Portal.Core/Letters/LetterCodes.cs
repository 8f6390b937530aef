using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;
using Portal.Database;
using Portal.Database.Auditing;

namespace Portal.Core.Letters;

internal sealed partial class LetterCodes(
    IDbContextFactory<PortalDbContext> contexts,
    LetterSecrets secrets,
    LetterTries tries,
    AuditTrail audit,
    IOptions<LetterOptions> options,
    TimeProvider time
) : ILetterCodes
{
    public async Task<LetterResult> OpenAsync(string? typed, TypedAt at, CancellationToken cancellationToken)
    {
        if (!LetterCode.TryParse(typed, out var code))
            return new LetterResult.Mistyped();
        var attempt = await tries.EnterAsync(at, cancellationToken);
        if (await tries.WaitUntilAsync(attempt, cancellationToken) is { } until)
        {
            await tries.TakeBackAsync(attempt, cancellationToken);
            return new LetterResult.TooManyTries(until);
        }
        if (await FindAsync(code, cancellationToken) is not { } issued)
            return new LetterResult.Unknown();
        await tries.TakeBackAsync(attempt, cancellationToken);
        return issued.Open(time.GetUtcNow());
    }

    public async Task<bool> StillOpensAsync(Guid codeId, Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var issued = await db
            .IssuedCodes.AsNoTracking()
            .FirstOrDefaultAsync(code => code.Id == codeId && code.RequestId == requestId, cancellationToken);
        return issued?.Open(time.GetUtcNow()) is LetterResult.Opened;
    }

    public Task<BirthDateResult> CheckBirthDateAsync(
        Guid codeId,
        DateOnly birthDate,
        CancellationToken cancellationToken
    ) =>
        contexts.InTransactionAsync<PortalDbContext, BirthDateResult>(
            async db =>
            {
                // Locked: parallel guesses come one after the other.
                var issued = await db
                    .IssuedCodes.FromSql($"select * from issued_code where id = {codeId} for update")
                    .FirstOrDefaultAsync(cancellationToken);
                if (issued is { IsBurnt: true, Purpose: CodePurpose.Account })
                    return new BirthDateResult.Burnt();
                if (issued?.Open(time.GetUtcNow()) is not LetterResult.Opened { Purpose: CodePurpose.Account })
                    return new BirthDateResult.NotValid();
                if (
                    await db.Persons.AnyAsync(
                        person => person.Id == issued.PersonId && person.BirthDate == birthDate,
                        cancellationToken
                    )
                )
                    return new BirthDateResult.Right(issued.PersonId);
                issued.CountWrongBirthDate();
                return issued.IsBurnt
                    ? new BirthDateResult.Burnt()
                    : new BirthDateResult.Wrong(IssuedCode.WrongBirthDatesBorne - issued.WrongBirthDates);
            },
            cancellationToken
        );

    private async Task<IssuedCode?> FindAsync(LetterCode code, CancellationToken cancellationToken)
    {
        var hashes = secrets.Hashes(code);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .IssuedCodes.AsNoTracking()
            .FirstOrDefaultAsync(issued => hashes.Contains(issued.Hash), cancellationToken);
    }
}
