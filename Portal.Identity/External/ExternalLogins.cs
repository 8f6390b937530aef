using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Identity.Accounts;

namespace Portal.Identity.External;

/// <summary>Which account belongs to which person at the external provider: one to one, and only because its owner linked them.</summary>
internal sealed class ExternalLogins(UserManager<Account> accounts, IOptions<ExternalOptions> options)
{
    public bool AreOffered => options.Value.IsOn;

    /// <summary>What people know the provider by.</summary>
    public string Name => options.Value.Name;

    // The issuer, not a name of ours: after a change of the provider its people are others.
    private string Issuer => options.Value.Authority;

    public async Task<Account?> FindOwnerAsync(string subject) =>
        await accounts.FindByLoginAsync(Issuer, subject) is { Kind: AccountKind.Resident } owner ? owner : null;

    public async Task<bool> ExistAsync(Account account) => AreOffered && (await ListAsync(account)).Any();

    /// <summary>Takes the place of an earlier link of the account. False when another account has this person.</summary>
    public async Task<bool> LinkAsync(Account account, string subject)
    {
        if (account.Kind is not AccountKind.Resident)
        {
            return false;
        }
        if (await FindOwnerAsync(subject) is { } owner)
        {
            return owner.Id == account.Id;
        }
        await UnlinkAsync(account);
        try
        {
            return (await accounts.AddLoginAsync(account, new(Issuer, subject, null))).Succeeded;
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Linked with another account at this very moment.
            return false;
        }
    }

    public async Task UnlinkAsync(Account account)
    {
        foreach (var login in await ListAsync(account))
        {
            await accounts.RemoveLoginAsync(account, Issuer, login.ProviderKey);
        }
    }

    private async Task<IEnumerable<UserLoginInfo>> ListAsync(Account account) =>
        (await accounts.GetLoginsAsync(account)).Where(login =>
            string.Equals(login.LoginProvider, Issuer, StringComparison.Ordinal)
        );
}
