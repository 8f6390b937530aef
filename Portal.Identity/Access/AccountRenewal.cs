using Portal.Identity.Accounts;
using Portal.Identity.Events;
using Portal.Identity.Mailing;
using Portal.Identity.Sessions;

namespace Portal.Identity.Access;

/// <summary>Somebody lost the way in and came with a new letter: what is not kept ends, everywhere.</summary>
internal sealed class AccountRenewal(Ways ways, AccountSessions sessions, Mails mails, AccountEvents events)
{
    public Task<IReadOnlyList<Way>> WaysOfAsync(Account account, CancellationToken cancellationToken) =>
        ways.ListAsync(account, cancellationToken);

    public async Task EndOthersAsync(Account account, IReadOnlyCollection<string> kept, HttpContext context)
    {
        // To the old address: whoever is not the owner must not be able to do this unnoticed.
        if (account is { Email: { } address, EmailConfirmed: true })
        {
            await mails.SendAsync(address, account.Language, "renewed", [], context.RequestAborted);
        }
        foreach (var way in await ways.ListAsync(account, context.RequestAborted))
        {
            if (!kept.Contains(way.Id, StringComparer.Ordinal))
            {
                await ways.RemoveAsync(account, way, context.RequestAborted);
            }
        }
        await events.EnterAsync(account, "account.renew", why: null, context.RequestAborted);
        await sessions.EndAsync(account, one: null, except: null, context.RequestAborted);
    }
}
