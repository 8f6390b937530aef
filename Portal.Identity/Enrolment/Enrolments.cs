using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Accounts;
using Portal.Identity.Data;
using Portal.Identity.Events;
using Portal.Ui.Localisation;

namespace Portal.Identity.Enrolment;

/// <summary>Accounts of staff: an operator makes one, a link that is good once lets its owner set up the first way in.</summary>
internal sealed class Enrolments(
    UserManager<Account> accounts,
    IDbContextFactory<AccountsDbContext> contexts,
    AccountEvents events,
    TimeProvider time
)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>The account and the secret of its link; null when the name is taken or has letters that names cannot have.</summary>
    public async Task<(Account Account, string Secret)?> CreateAsync(
        string userName,
        bool breakGlass,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = userName,
            Kind = AccountKind.Staff,
            BreakGlass = breakGlass,
            Language = Languages.Shipped.Default.Key,
            CreatedAt = now,
        };
        if (!(await accounts.CreateAsync(account)).Succeeded)
        {
            return null;
        }
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await contexts.ExecuteAsync(
            $"insert into enrolment (secret_hash, account_id, expires_at) values ({Hash(secret)}, {account.Id}, {now + Lifetime})",
            cancellationToken
        );
        await events.EnterAsync(account, "account.create", why: null, cancellationToken);
        return (account, secret);
    }

    public async Task<Account?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var found = await contexts.ReadAsync<Guid>(
            $"select account_id as \"Value\" from enrolment where secret_hash = {Hash(secret)} and expires_at > {time.GetUtcNow()}",
            cancellationToken
        );
        return found is [var id] ? await accounts.FindByIdAsync(id.ToString()) : null;
    }

    /// <summary>True for one caller alone.</summary>
    public async Task<bool> SpendAsync(string secret, CancellationToken cancellationToken) =>
        await contexts.ExecuteAsync(
            $"delete from enrolment where secret_hash = {Hash(secret)} and expires_at > {time.GetUtcNow()}",
            cancellationToken
        ) == 1;

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
