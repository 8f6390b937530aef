using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Data;
using Portal.Database;
using Portal.Database.Auditing;

namespace Portal.Core.Letters;

/// <summary>Binding: the code is used up and the account tied to the person, or nothing happens.</summary>
internal sealed partial class LetterCodes
{
    public async Task<BindResult> BindAsync(Guid codeId, Guid subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            return await contexts.InTransactionAsync(
                db => BindAsync(db, codeId, subject, now, cancellationToken),
                cancellationToken
            );
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another letter tied this person or this account in the same moment; the transaction is undone.
            return new BindResult.NotValid();
        }
    }

    private async Task<BindResult> BindAsync(
        PortalDbContext db,
        Guid codeId,
        Guid subject,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var persons = await db
            .Database.SqlQuery<Guid>(
                $"""
                with used as (
                    update issued_code code set used_at = {now}
                    where id = {codeId} and purpose = 'account' and used_at is null and withdrawn_at is null
                        and expires_at > {now} and wrong_birth_dates < {IssuedCode.WrongBirthDatesBorne}
                        and not exists (
                            select from person_account
                            where (person_id = code.person_id and subject <> {subject})
                                or (person_id <> code.person_id and subject = {subject})
                        )
                    returning person_id
                ), bound as (
                    insert into person_account (person_id, subject, bound_at)
                    select person_id, {subject}, {now} from used
                    where not exists (select from person_account where person_id = used.person_id)
                )
                select person_id as "Value" from used
                """
            )
            .ToListAsync(cancellationToken);
        if (persons is not [var person])
            return new BindResult.NotValid();
        await audit.AppendAsync(
            db,
            new(new(ActorKind.Resident, subject.ToString()), "person.bound", new("person", person.ToString())),
            cancellationToken
        );
        return new BindResult.Bound(person);
    }
}
