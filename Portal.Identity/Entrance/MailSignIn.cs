using Microsoft.AspNetCore.Identity;
using Portal.Identity.Accounts;
using Portal.Identity.Backoff;
using Portal.Identity.Mailing;
using Portal.Ui.Localisation;

namespace Portal.Identity.Entrance;

/// <summary>Signing in with a code by mail. Page, cookie and work are the same for an address that nobody has.</summary>
internal sealed class MailSignIn(UserManager<Account> accounts, MailCodes codes, Mails mails, Attempts attempts)
{
    public bool IsOffered => mails.AreSent;

    /// <summary>How long to wait before another mail is sent; null when one was.</summary>
    public async Task<TimeSpan?> SendCodeAsync(string address, HttpContext context)
    {
        var found = await accounts.FindByEmailAsync(address);
        var account = found is { Kind: AccountKind.Resident, EmailConfirmed: true } ? found : null;
        if (await attempts.BeginAsync(context, "mail " + address, account?.Id, context.RequestAborted) is { } wait)
        {
            return wait;
        }
        await codes.AskAsync(
            MailCodePurpose.SignIn,
            address,
            account?.Id,
            account?.Language ?? Language.Current.Key,
            context,
            context.RequestAborted
        );
        return null;
    }

    public Task<(string Address, bool MayAskAgain)?> FindAsync(HttpContext context) =>
        codes.FindAsync(context, context.RequestAborted);

    public async Task<(MailCodeResult Result, Account? Account)> TakeCodeAsync(string? typed, HttpContext context)
    {
        var result = await codes.TakeAsync(MailCodePurpose.SignIn, typed, context, context.RequestAborted);
        if (result is not MailCodeResult.Right { Account: { } id } right)
        {
            return (result, null);
        }
        await attempts.SucceededAsync(context, "mail " + right.Address, context.RequestAborted);
        return (result, await accounts.FindByIdAsync(id.ToString()));
    }
}
