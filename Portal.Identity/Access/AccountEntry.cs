using Microsoft.AspNetCore.Identity;
using Portal.Database;
using Portal.Identity.Accounts;
using Portal.Identity.Entrance;
using Portal.Identity.Passkeys;
using Portal.Identity.Sessions;
using Portal.Ui.Localisation;

namespace Portal.Identity.Access;

/// <summary>Accounts of residents: the portal vouches for the right to one, here it gets a first way in.</summary>
internal sealed class AccountEntry(UserManager<Account> accounts, TimeProvider time)
{
    /// <summary>Id and number of the account whose access is renewed, or those a new one will have.</summary>
    public async Task<(Guid Id, string Name)> NameAsync(Guid? existing) =>
        existing is { } id && await accounts.FindByIdAsync(id.ToString()) is { } account
            ? (id, LetterNumber.Group(account.UserName!))
            : (existing ?? Guid.CreateVersion7(time.GetUtcNow()), LetterNumber.Group(LetterNumber.Create()));

    /// <summary>The account that the passkey was made for, with the passkey; null when it is not this visit's.</summary>
    public async Task<Account?> WithPasskeyAsync(Visit visit, NewPasskey made, HttpContext context)
    {
        var account = visit.Interaction!.Account is { } existing
            ? await accounts.FindByIdAsync(existing.ToString())
            : await CreateAsync(made.Account, made.UserName);
        if (account is not { Kind: AccountKind.Resident } || account.Id != made.Account)
        {
            return null;
        }
        made.Passkey.Name = DeviceWords.Of(context.Request.Headers.UserAgent).ToString();
        return (await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded ? account : null;
    }

    private async Task<Account?> CreateAsync(Guid id, string number)
    {
        var account = new Account
        {
            Id = id,
            UserName = LetterNumber.TryRead(number, out var read) ? read : null,
            Kind = AccountKind.Resident,
            Language = Language.Current.Key,
            CreatedAt = time.GetUtcNow(),
        };
        return (await accounts.CreateAsync(account)).Succeeded ? account : null;
    }
}
