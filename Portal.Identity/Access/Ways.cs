using Microsoft.AspNetCore.Identity;
using Portal.Identity.Accounts;
using Portal.Identity.Authenticators;
using Portal.Identity.External;

namespace Portal.Identity.Access;

/// <summary>The ways into an account, whatever each is made of.</summary>
internal sealed class Ways(UserManager<Account> accounts, AuthenticatorApps apps, ExternalLogins externals)
{
    public async Task<IReadOnlyList<Way>> ListAsync(Account account, CancellationToken cancellationToken)
    {
        List<Way> ways =
        [
            .. (await accounts.GetPasskeysAsync(account))
                .OrderBy(passkey => passkey.CreatedAt)
                .Select(passkey => new Way(Way.Of(passkey), passkey.Name)),
        ];
        if (account is { Email: { } address, EmailConfirmed: true })
        {
            ways.Add(new(Way.Mail, address));
        }
        if (await apps.ExistsAsync(account.Id, cancellationToken))
        {
            ways.Add(new(Way.App, null));
        }
        if (await externals.ExistAsync(account))
        {
            ways.Add(new(Way.External, externals.Name));
        }
        return ways;
    }

    /// <summary>Whether the owner still gets in with these alone; staff need two factors.</summary>
    public static bool Suffice(Account account, IReadOnlyList<Way> ways) =>
        ways.Any(way => way.IsPasskey)
        || (
            account.Kind is AccountKind.Resident
                ? ways.Count > 0
                : account.PasswordHash is not null && ways.Any(way => way.Id is Way.App)
        );

    public async Task RenameAsync(Account account, Way way, string name)
    {
        if (Way.CredentialId(way.Id) is { } id && await accounts.GetPasskeyAsync(account, id) is { } passkey)
        {
            passkey.Name = name;
            await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        }
    }

    /// <summary>False when the address belongs to another account.</summary>
    public async Task<bool> SetMailAsync(Account account, string address)
    {
        if (await accounts.FindByEmailAsync(address) is { } owner && owner.Id != account.Id)
        {
            return false;
        }
        account.Email = address;
        account.EmailConfirmed = true;
        return (await accounts.UpdateAsync(account)).Succeeded;
    }

    public async Task RemoveAsync(Account account, Way way, CancellationToken cancellationToken)
    {
        switch (way.Id)
        {
            case Way.Mail:
                account.Email = null;
                account.EmailConfirmed = false;
                await accounts.UpdateAsync(account);
                break;
            case Way.App:
                await apps.RemoveAsync(account.Id, cancellationToken);
                break;
            case Way.External:
                await externals.UnlinkAsync(account);
                break;
            default:
                await accounts.RemovePasskeyAsync(account, Way.CredentialId(way.Id)!);
                break;
        }
    }
}
