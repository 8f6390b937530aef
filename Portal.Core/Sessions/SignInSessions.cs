using Npgsql;

namespace Portal.Core.Sessions;

internal sealed class SignInSessions(NpgsqlDataSource database, TimeProvider time) : ISignInSessions
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
        await ExecuteAsync(
            """
            insert into sign_in_session (id, audience, subject, sid, started_at, expires_at) values ($1, $2, $3, $4, $5, $6)
            """,
            [id, audience, subject, sid, now, now + lifetime],
            cancellationToken
        );
        return id;
    }

    public async Task<bool> IsOpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "select exists (select from sign_in_session where id = $1 and ended_at is null and expires_at > $2)",
            [id, time.GetUtcNow()]
        );
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public Task EndAsync(Guid id, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "update sign_in_session set ended_at = $2 where id = $1 and ended_at is null",
            [id, time.GetUtcNow()],
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
                "update sign_in_session set ended_at = $3 where audience = $1 and sid = $2 and ended_at is null",
                [audience, session, time.GetUtcNow()],
                cancellationToken
            ),
            (null, { } person) => ExecuteAsync(
                "update sign_in_session set ended_at = $3 where audience = $1 and subject = $2 and ended_at is null",
                [audience, person, time.GetUtcNow()],
                cancellationToken
            ),
            _ => Task.CompletedTask,
        };

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command;
    }

    private async Task ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
