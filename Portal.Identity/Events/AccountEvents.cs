using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Database;
using Portal.Database.Auditing;
using Portal.Identity.Accounts;
using Portal.Identity.Data;
using Portal.Identity.Mailing;
using Portal.Identity.Sessions;
using Portal.Ui.Localisation;

namespace Portal.Identity.Events;

/// <summary>What an account's owner is told by mail and what is entered into the audit trail.</summary>
internal sealed partial class AccountEvents(
    IDbContextFactory<AccountsDbContext> contexts,
    AuditTrail trail,
    Mails mails,
    IOptions<MailOptions> mailOptions,
    ILogger<AccountEvents> logger
)
{
    public async Task EnterAsync(Account account, string act, string? why, CancellationToken cancellationToken) =>
        await contexts.InTransactionAsync(
            async db =>
            {
                await trail.AppendAsync(db, EntryFor(account, act, why), cancellationToken);
                return true;
            },
            cancellationToken
        );

    public static AuditEntry EntryFor(Account account, string act, string? why = null) =>
        new(
            new(account.Kind is AccountKind.Staff ? ActorKind.Staff : ActorKind.Resident, account.Id.ToString()),
            act,
            new("account", account.Id.ToString()),
            why
        );

    /// <summary>Tells the owner of a sign-in in a browser that was not used before, and the operator of one that must not pass unnoticed.</summary>
    public async Task SignedInAsync(
        Account account,
        DeviceWords words,
        bool knownDevice,
        CancellationToken cancellationToken
    )
    {
        if (!knownDevice)
        {
            await TellAsync(account, "device", [words.ToString()], cancellationToken);
        }
        if (account.BreakGlass)
        {
            LogBreakGlass(logger, account.Id);
            await mails.SendAsync(
                mailOptions.Value.Alarm,
                Languages.Shipped.Default.Key,
                "alarm",
                [account.UserName],
                cancellationToken
            );
        }
    }

    /// <summary>Somebody changed how to get in.</summary>
    public async Task ChangedAsync(Account account, string act, CancellationToken cancellationToken)
    {
        await EnterAsync(account, act, why: null, cancellationToken);
        await TellAsync(account, "changed", [], cancellationToken);
    }

    private Task TellAsync(Account account, string letter, object?[] values, CancellationToken cancellationToken) =>
        account is { Email: { } address, EmailConfirmed: true }
            ? mails.SendAsync(address, account.Language, letter, values, cancellationToken)
            : Task.CompletedTask;

    [LoggerMessage(LogLevel.Critical, "The break-glass account {Account} was used")]
    private static partial void LogBreakGlass(ILogger logger, Guid account);
}
