using Portal.Identity.Backoff;
using Portal.Identity.Mailing;
using Portal.Ui.Localisation;

namespace Portal.Identity.Access;

/// <summary>An address that is to become a way in: it counts once a code sent there came back.</summary>
internal sealed class NewMail(MailCodes codes, Mails mails, Attempts attempts)
{
    public bool IsOffered => mails.AreSent;

    /// <summary>How long to wait before another mail is sent; null when one was.</summary>
    public async Task<TimeSpan?> SendCodeAsync(string address, HttpContext context)
    {
        // No known browser counts here: anybody may write any address into this field.
        if (
            await attempts.BeginAsync(context, "new mail " + address, account: null, context.RequestAborted) is { } wait
        )
        {
            return wait;
        }
        await codes.AskAsync(
            MailCodePurpose.Address,
            address,
            account: null,
            Language.Current.Key,
            context,
            context.RequestAborted
        );
        return null;
    }

    public Task<(string Address, bool MayAskAgain)?> FindAsync(HttpContext context) =>
        codes.FindAsync(context, context.RequestAborted);

    public Task<MailCodeResult> TakeCodeAsync(string? typed, HttpContext context) =>
        codes.TakeAsync(MailCodePurpose.Address, typed, context, context.RequestAborted);
}
