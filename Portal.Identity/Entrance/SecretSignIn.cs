using Microsoft.AspNetCore.Identity;
using Portal.Database;
using Portal.Identity.Accounts;
using Portal.Identity.Authenticators;
using Portal.Identity.Backoff;
using Portal.Identity.Events;
using Portal.Identity.Passwords;

namespace Portal.Identity.Entrance;

/// <param name="Account">Who signed in; null when anything of what was typed is wrong.</param>
/// <param name="Wait">How long no further try is taken; then nothing was looked at.</param>
internal sealed record SecretAnswer(Account? Account, TimeSpan? Wait);

/// <summary>Signing in with what one knows or types off. What is wrong is never told, and the same is done whether a name exists or not.</summary>
internal sealed class SecretSignIn(
    UserManager<Account> accounts,
    PasswordCheck passwords,
    AuthenticatorApps apps,
    Attempts attempts,
    AccountEvents events
)
{
    public async Task<SecretAnswer> WithPasswordAsync(
        string? name,
        string? password,
        string? code,
        AccountKind kind,
        HttpContext context
    )
    {
        var (account, wait) = await BeginAsync(name ?? "", kind, context);
        if (wait is not null)
        {
            return new(null, wait);
        }
        var known = await passwords.IsRightAsync(account, password);
        return await EndAsync(name ?? "", account, code, known, context);
    }

    public async Task<SecretAnswer> WithAppAsync(string? number, string? code, AccountKind kind, HttpContext context)
    {
        var name = LetterNumber.TryRead(number, out var read) ? read : number ?? "";
        var (account, wait) = await BeginAsync(name, kind, context);
        // The app alone is enough for residents only: staff have two factors.
        return wait is null
            ? await EndAsync(name, account, code, account?.Kind is AccountKind.Resident, context)
            : new(null, wait);
    }

    private async Task<(Account? Account, TimeSpan? Wait)> BeginAsync(
        string name,
        AccountKind kind,
        HttpContext context
    )
    {
        var found = await accounts.FindByNameAsync(name);
        var account = found?.Kind == kind ? found : null;
        return (account, await attempts.BeginAsync(context, name, account?.Id, context.RequestAborted));
    }

    private async Task<SecretAnswer> EndAsync(
        string name,
        Account? account,
        string? code,
        bool otherFactor,
        HttpContext context
    )
    {
        if (!await apps.TakeAsync(account?.Id, code, otherFactor, context.RequestAborted))
        {
            if (account is not null)
            {
                await events.EnterAsync(account, "account.refused", why: null, context.RequestAborted);
            }
            return new(null, null);
        }
        await attempts.SucceededAsync(context, name, context.RequestAborted);
        return new(account, null);
    }
}
