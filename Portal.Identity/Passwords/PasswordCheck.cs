using Microsoft.AspNetCore.Identity;
using Portal.Identity.Accounts;
using Portal.Ui.Localisation;

namespace Portal.Identity.Passwords;

/// <summary>Takes the same work for a name that nobody has as for a wrong password.</summary>
internal sealed class PasswordCheck(UserManager<Account> accounts, IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new() { Language = Languages.Shipped.Default.Key };

    // Made once, with the same number of rounds as everybody's.
    private static string? nobodysHash;

    public async Task<bool> IsRightAsync(Account? account, string? password)
    {
        var typed = password is { Length: <= PasswordRules.Longest * 4 } ? password : "";
        if (account?.PasswordHash is null)
        {
            nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(Nobody, nobodysHash, typed);
            return false;
        }
        return await accounts.CheckPasswordAsync(account, typed);
    }
}
