using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.Identity.Protocol;

namespace Portal.Identity.Sessions;

/// <summary>Who is signed in where.</summary>
internal sealed class AccountSessions(
    IDbContextFactory<AccountsDbContext> contexts,
    IInteractions interactions,
    TimeProvider time
)
{
    /// <summary>Remembers the browser and answers whether the account was used in it before.</summary>
    public async Task<(Session Session, bool KnownDevice)> BeginAsync(
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
            ExpiresAt = now + IdentityCookie.Lifetime,
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

    /// <summary>Ends one session on our pages. The portal's own session is ended where the person signs out there.</summary>
    public async Task EndAsync(Guid account, Guid session, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Sessions.Where(one => one.AccountId == account && one.Id == session)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Ends every session but one, here and at the protocol.</summary>
    public async Task EndAllAsync(Guid account, Guid? except, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db
            .Sessions.Where(one => one.AccountId == account && one.Id != except)
            .ExecuteDeleteAsync(cancellationToken);
        await interactions.EndSessionsAsync(account, cancellationToken);
    }
}
