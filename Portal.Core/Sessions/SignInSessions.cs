using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Sessions;

internal sealed class SignInSessions(IDbContextFactory<PortalDbContext> contexts, TimeProvider time) : ISignInSessions
{
    public async Task<Guid> BeginAsync(
        string audience,
        Guid subject,
        string sid,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        // May run again after a lost connection that did not say whether the row had been written.
        await ExecuteAsync(
            $"""
            insert into sign_in_session (id, audience, subject, sid, started_at, expires_at)
            values ({id}, {audience}, {subject}, {sid}, {now}, {now + lifetime}) on conflict (id) do nothing
            """,
            cancellationToken
        );
        return id;
    }

    public async Task<bool> IsOpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var open = await db
            .Database.SqlQuery<bool>(
                $"select exists (select from sign_in_session where id = {id} and ended_at is null and expires_at > {now}) as \"Value\""
            )
            .ToListAsync(cancellationToken);
        return open is [true];
    }

    public Task EndAsync(Guid id, CancellationToken cancellationToken) =>
        ExecuteAsync(
            $"update sign_in_session set ended_at = {time.GetUtcNow()} where id = {id} and ended_at is null",
            cancellationToken
        );

    public Task EndFromProviderAsync(
        string audience,
        string? sid,
        Guid? subject,
        CancellationToken cancellationToken
    ) =>
        (sid, subject) switch
        {
            ({ } session, _) => ExecuteAsync(
                $"update sign_in_session set ended_at = {time.GetUtcNow()} where audience = {audience} and sid = {session} and ended_at is null",
                cancellationToken
            ),
            (null, { } person) => ExecuteAsync(
                $"update sign_in_session set ended_at = {time.GetUtcNow()} where audience = {audience} and subject = {person} and ended_at is null",
                cancellationToken
            ),
            _ => Task.CompletedTask,
        };

    private async Task ExecuteAsync(FormattableString sql, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(sql, cancellationToken);
    }
}
