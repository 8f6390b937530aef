using Microsoft.EntityFrameworkCore;
using Portal.Database;
using Portal.Database.Auditing;
using Portal.Identity.Accounts;
using Portal.Identity.Data;
using Portal.Identity.Events;
using Portal.Identity.Protocol;

namespace Portal.Identity.Sessions;

/// <summary>Who is signed in where.</summary>
internal sealed class AccountSessions(
    IDbContextFactory<AccountsDbContext> contexts,
    IInteractions interactions,
    AuditTrail trail,
    TimeProvider time
)
{
    // As long as the protocol keeps a session at the desk.
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(10);

    /// <summary>Remembers the browser and answers whether the account was used in it before.</summary>
    public async Task<(Session Session, bool KnownDevice)> BeginAsync(
        Account account,
        SignIn signIn,
        DeviceWords words,
        byte[] device,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            AccountId = signIn.Account,
            Means = signIn.Means,
            Level = signIn.Level,
            Browser = words.Browser,
            System = words.System,
            SignedInAt = now,
            ExpiresAt = now + (account.Kind is AccountKind.Staff ? WorkingDay : IdentityCookie.Lifetime),
        };
        return await contexts.InTransactionAsync(
            async db =>
            {
                db.Sessions.Add(session);
                var known = await db.KnownDevices.FindAsync([signIn.Account, device], cancellationToken);
                if (known is null)
                {
                    db.KnownDevices.Add(
                        new()
                        {
                            AccountId = signIn.Account,
                            SecretHash = device,
                            FirstUsedAt = now,
                            LastUsedAt = now,
                        }
                    );
                }
                else
                {
                    known.LastUsedAt = now;
                }
                await trail.AppendAsync(
                    db,
                    AccountEvents.EntryFor(account, "account.sign_in", string.Join('.', signIn.Means)),
                    cancellationToken
                );
                return (session, known is not null);
            },
            cancellationToken
        );
    }

    public async Task<Session?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await db.Sessions.SingleOrDefaultAsync(
            session => session.Id == id && session.ExpiresAt > now,
            cancellationToken
        );
    }

    public async Task<IReadOnlyList<Session>> ListAsync(Guid account, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await db
            .Sessions.Where(session => session.AccountId == account && session.ExpiresAt > now)
            .OrderByDescending(session => session.SignedInAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The person leaves this browser: our own session of it ends, others go on.</summary>
    public async Task LeaveAsync(Guid account, Guid session, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Sessions.Where(one => one.AccountId == account && one.Id == session)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Ends one session, or all but <paramref name="except"/>. The protocol knows sessions by account alone, so there all of them end.</summary>
    public async Task EndAsync(Account account, Guid? one, Guid? except, CancellationToken cancellationToken)
    {
        await contexts.InTransactionAsync(
            async db =>
            {
                var ended = await db
                    .Sessions.Where(session =>
                        session.AccountId == account.Id && session.Id != except && (one == null || session.Id == one)
                    )
                    .ExecuteDeleteAsync(cancellationToken);
                await trail.AppendAsync(db, AccountEvents.EntryFor(account, "account.end_sessions"), cancellationToken);
                return ended;
            },
            cancellationToken
        );
        await interactions.EndSessionsAsync(account.Id, cancellationToken);
    }
}
