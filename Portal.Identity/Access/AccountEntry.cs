using Microsoft.AspNetCore.Identity;
using Portal.Database;
using Portal.Identity.Accounts;
using Portal.Identity.Authenticators;
using Portal.Identity.Entrance;
using Portal.Identity.Events;
using Portal.Identity.External;
using Portal.Identity.Passkeys;
using Portal.Identity.Sessions;
using Portal.Ui.Localisation;

namespace Portal.Identity.Access;

/// <summary>Accounts of residents: the portal vouches for the right to one, here it gets a first way in, or a new one.</summary>
internal sealed class AccountEntry(
    UserManager<Account> accounts,
    AuthenticatorApps apps,
    AccountRenewal renewal,
    ExternalLogins externals,
    AccountEvents events,
    TimeProvider time
)
{
    /// <summary>Id and number of the account whose access is renewed, or those a new one will have.</summary>
    public async Task<(Guid Id, string Name)> NameAsync(Guid? existing) =>
        existing is { } id && await accounts.FindByIdAsync(id.ToString()) is { } account
            ? (id, LetterNumber.Group(account.UserName!))
            : (existing ?? Guid.CreateVersion7(time.GetUtcNow()), LetterNumber.Group(LetterNumber.Create()));

    /// <summary>Ways into the account whose access is renewed.</summary>
    public async Task<IReadOnlyList<Way>> OldWaysAsync(Visit visit, CancellationToken cancellationToken) =>
        visit.Interaction!.Account is { } id && await accounts.FindByIdAsync(id.ToString()) is { } account
            ? await renewal.WaysOfAsync(account, cancellationToken)
            : [];

    /// <summary>The account that the passkey was made for, with the passkey; null when it is not this visit's.</summary>
    public async Task<Account?> WithPasskeyAsync(
        Visit visit,
        NewPasskey made,
        IReadOnlyCollection<string> kept,
        HttpContext context
    )
    {
        var account = await FindAsync(visit, made.Account, made.UserName);
        if (account is null || account.Id != made.Account)
        {
            return null;
        }
        made.Passkey.Name = DeviceWords.Of(context.Request.Headers.UserAgent).ToString();
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded)
        {
            return null;
        }
        await RenewAsync(visit, account, [.. kept, Way.Of(made.Passkey)], context);
        return account;
    }

    public async Task<Account?> WithMailAsync(
        Visit visit,
        string address,
        IReadOnlyCollection<string> kept,
        HttpContext context
    )
    {
        var owner = await accounts.FindByEmailAsync(address);
        if (owner is not null && owner.Id != visit.Interaction!.Account)
        {
            return null;
        }
        var account = await FindAsync(visit, Guid.CreateVersion7(time.GetUtcNow()), LetterNumber.Create());
        if (account is null)
        {
            return null;
        }
        await RenewAsync(visit, account, [.. kept, Way.Mail], context);
        account.Email = address;
        account.EmailConfirmed = true;
        return (await accounts.UpdateAsync(account)).Succeeded ? account : null;
    }

    /// <param name="state">An offer whose code was right; <paramref name="number"/> is the one it was made for.</param>
    public async Task<Account?> WithAppAsync(
        Visit visit,
        string state,
        string number,
        IReadOnlyCollection<string> kept,
        HttpContext context
    )
    {
        var account = await FindAsync(visit, Guid.CreateVersion7(time.GetUtcNow()), number);
        if (account is null)
        {
            return null;
        }
        await apps.SetAsync(account.Id, state, context.RequestAborted);
        await RenewAsync(visit, account, [.. kept, Way.App], context);
        return account;
    }

    /// <returns>Null when another account is linked with this person.</returns>
    public async Task<Account?> WithExternalAsync(
        Visit visit,
        string subject,
        IReadOnlyCollection<string> kept,
        HttpContext context
    )
    {
        var owner = await externals.FindOwnerAsync(subject);
        if (owner is not null && owner.Id != visit.Interaction!.Account)
        {
            return null;
        }
        var account = await FindAsync(visit, Guid.CreateVersion7(time.GetUtcNow()), LetterNumber.Create());
        if (account is null || !await externals.LinkAsync(account, subject))
        {
            return null;
        }
        await events.EnterAsync(account, "account.link_external", why: null, context.RequestAborted);
        await RenewAsync(visit, account, [.. kept, Way.External], context);
        return account;
    }

    private Task RenewAsync(Visit visit, Account account, IReadOnlyCollection<string> kept, HttpContext context) =>
        visit.Interaction!.Account is null ? Task.CompletedTask : renewal.EndOthersAsync(account, kept, context);

    private async Task<Account?> FindAsync(Visit visit, Guid newId, string number)
    {
        if (visit.Interaction!.Account is { } existing)
        {
            return await accounts.FindByIdAsync(existing.ToString()) is { Kind: AccountKind.Resident } found
                ? found
                : null;
        }
        var account = new Account
        {
            Id = newId,
            UserName = LetterNumber.TryRead(number, out var read) ? read : null,
            Kind = AccountKind.Resident,
            Language = Language.Current.Key,
            CreatedAt = time.GetUtcNow(),
        };
        if (!(await accounts.CreateAsync(account)).Succeeded)
        {
            return null;
        }
        await events.EnterAsync(account, "account.create", why: null, cancellationToken: default);
        return account;
    }
}
