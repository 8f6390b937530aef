using Microsoft.AspNetCore.Identity;
using Portal.Identity.Accounts;

namespace Portal.Identity.Passwords;

internal static class PasswordExtensions
{
    /// <summary>Which rule the password breaks; null when it breaks none.</summary>
    public static async Task<string?> FaultOfAsync(
        this UserManager<Account> accounts,
        Account account,
        string? password
    )
    {
        foreach (var rule in accounts.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(accounts, account, password);
            if (!judged.Succeeded)
            {
                return judged.Errors.First().Code;
            }
        }
        return null;
    }

    /// <summary>Null when it was taken; otherwise which rule it breaks.</summary>
    public static async Task<string?> ReplacePasswordAsync(
        this UserManager<Account> accounts,
        Account account,
        string? password
    )
    {
        if (await accounts.FaultOfAsync(account, password) is { } fault)
        {
            return fault;
        }
        await accounts.RemovePasswordAsync(account);
        await accounts.AddPasswordAsync(account, password!);
        return null;
    }
}
