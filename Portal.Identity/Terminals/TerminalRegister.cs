using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Database;
using Portal.Database.Auditing;
using Portal.Identity.Data;

namespace Portal.Identity.Terminals;

/// <param name="State">open (has a code), expired, enrolled or revoked.</param>
internal sealed record TerminalRow(Guid Id, string Name, string State, DateTimeOffset CreatedAt);

/// <summary>Kiosks: made known by an operator, enrolled by a code that is good once, known by their key from then on.</summary>
internal sealed class TerminalRegister(
    IDbContextFactory<AccountsDbContext> contexts,
    AuditTrail audit,
    TimeProvider time
)
{
    public static readonly TimeSpan CodeLife = TimeSpan.FromDays(7);

    private static readonly Actor Operator = new(ActorKind.Operator, "command_line");

    // One code gives one hash, so that an index finds it. It is random, slow to try, and good for days only.
    private static ReadOnlySpan<byte> Salt => "portal terminal codes"u8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<(Guid Id, LetterCode Code)> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (id, code) = (Guid.CreateVersion7(now), LetterCode.Create());
        var (hash, until) = (code.Hash(Salt), now + CodeLife);
        await ActAsync(
            $"""
            insert into terminal (id, name, code_hash, code_expires_at, code_tries, created_at)
            values ({id}, {name}, {hash}, {until}, 0, {now}) returning id as "Value"
            """,
            Operator,
            "terminal.create",
            cancellationToken
        );
        return (id, code);
    }

    public async Task<IReadOnlyList<TerminalRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await db
            .Database.SqlQuery<TerminalRow>(
                $"""
                select id as "Id", name as "Name", created_at as "CreatedAt",
                    case when revoked_at is not null then 'revoked' when jwks is not null then 'enrolled'
                        when code_expires_at > {now} then 'open' else 'expired' end as "State"
                from terminal order by created_at
                """
            )
            .ToListAsync(cancellationToken);
    }

    /// <summary>False when there is no such terminal or it is revoked already.</summary>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken cancellationToken) =>
        await ActAsync(
            $"""
            update terminal set revoked_at = {time.GetUtcNow()}, code_hash = null
            where id = {id} and revoked_at is null returning id as "Value"
            """,
            Operator,
            "terminal.revoke",
            cancellationToken
        )
            is not null;

    /// <summary>Null when the code is wrong, used, expired or its terminal revoked: who asks is told no more.</summary>
    public Task<Guid?> EnrolAsync(LetterCode code, TerminalKey key, CancellationToken cancellationToken)
    {
        var (hash, now, keys) = (code.Hash(Salt), time.GetUtcNow(), Set(key));
        return ActAsync(
            $"""
            update terminal
            set jwks = {keys}::jsonb, enrolled_at = {now}, keys_changed_at = {now}, code_hash = null, code_expires_at = null
            where code_hash = {hash} and code_expires_at > {now} and revoked_at is null returning id as "Value"
            """,
            actor: null,
            "terminal.enrol",
            cancellationToken
        );
    }

    /// <summary>The keys it may sign with now; none for a terminal that is unknown, not enrolled or revoked.</summary>
    public async Task<IReadOnlyList<TerminalKey>> KeysAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var set = await db
            .Database.SqlQuery<string?>($"""select terminal_keys({id})::text as "Value" """)
            .ToListAsync(cancellationToken);
        return set is [{ } keys]
            ? [.. JsonElement.Parse(keys).GetProperty("keys").EnumerateArray().Select(key => TerminalKey.Read(key)!)]
            : [];
    }

    /// <summary>The new key comes first; the one before stays good as long as <c>terminal_keys</c> says. False when the assertion was taken before.</summary>
    public async Task<bool> ChangeKeyAsync(
        Guid id,
        TerminalKey key,
        byte[] assertion,
        CancellationToken cancellationToken
    )
    {
        var (now, keys) = (time.GetUtcNow(), Set(key));
        var forgotten = now + TerminalAssertion.Longest + 2 * TerminalAssertion.ClockTolerance;
        return await ActAsync(
            $"""
            with first as (
                insert into protocol_record (model, id_hash, payload, expires_at)
                values ('TerminalAssertion', {assertion}, jsonb_build_object(), {forgotten}) on conflict do nothing returning 1
            )
            update terminal
            set jwks = jsonb_build_object('keys', ({keys}::jsonb -> 'keys') || jsonb_build_array(jwks -> 'keys' -> 0)), keys_changed_at = {now}
            where id = {id} and revoked_at is null and exists (select 1 from first) returning id as "Value"
            """,
            actor: null,
            "terminal.change_key",
            cancellationToken
        )
            is not null;
    }

    // One statement and its entry in the audit trail; without an actor the terminal itself acted.
    private Task<Guid?> ActAsync(
        FormattableString statement,
        Actor? actor,
        string act,
        CancellationToken cancellationToken
    ) =>
        contexts.InTransactionAsync(
            async db =>
            {
                if (await db.Database.SqlQuery<Guid>(statement).ToListAsync(cancellationToken) is not [var id])
                    return (Guid?)null;
                var who = actor ?? new(ActorKind.Terminal, id.ToString());
                await audit.AppendAsync(db, new(who, act, new("terminal", id.ToString())), cancellationToken);
                return id;
            },
            cancellationToken
        );

    private static string Set(TerminalKey key) => JsonSerializer.Serialize(new { Keys = new[] { key } }, Json);
}
