using Microsoft.Extensions.Options;
using Portal.Identity.Accounts;
using Portal.Identity.Events;
using Portal.Identity.Protocol;
using Portal.Identity.Sessions;

namespace Portal.Identity.Entrance;

/// <summary>Finds out why somebody stands before the sign-in pages, and sends those on who signed in.</summary>
internal sealed class Visits(
    IInteractions interactions,
    AccountSessions sessions,
    AccountEvents events,
    IOptions<IdentityOptions> options
)
{
    public async Task<Visit?> FindAsync(HttpContext context, string? uid, string? who)
    {
        if (uid is null)
        {
            return KindOf(who) is { } kind ? new($"/konto/anmelden/{who}", kind, null) : null;
        }
        return
            await interactions.FindAsync(context, uid, context.RequestAborted) is { } interaction
            && KindFor(interaction.ClientId) is { } allowed
            ? new($"/interaction/{Uri.EscapeDataString(uid)}", allowed, interaction)
            : null;
    }

    /// <summary>Where the browser goes now that the account's owner is in it; null when the visit is over or the account is of the wrong kind.</summary>
    public async Task<string?> CompleteAsync(
        HttpContext context,
        Visit visit,
        Account account,
        IReadOnlyList<string> means,
        AssuranceLevel level
    )
    {
        var signIn = new SignIn(account.Id, means, level);
        if (
            account.Kind != visit.Kind
            || visit.Interaction is { Prompt: "create", Account: { } expected } && expected != account.Id
        )
        {
            return null;
        }
        var next = visit.Interaction is null
            ? "/konto"
            : (
                await interactions.CompleteAsync(context, visit.Interaction.Uid, signIn, context.RequestAborted)
            )?.OriginalString;
        if (next is null)
        {
            return null;
        }
        var words = DeviceWords.Of(context.Request.Headers.UserAgent);
        var (session, knownDevice) = await sessions.BeginAsync(
            account,
            signIn,
            words,
            DeviceCookie.Ensure(context),
            context.RequestAborted
        );
        await IdentityCookie.WriteAsync(context, session);
        await events.SignedInAsync(account, words, knownDevice || visit.Creates, context.RequestAborted);
        return next;
    }

    private static AccountKind? KindOf(string? who) =>
        who switch
        {
            "person" => AccountKind.Resident,
            "team" => AccountKind.Staff,
            _ => null,
        };

    private AccountKind? KindFor(string client) =>
        options
            .Value.AllClients.FirstOrDefault(one => string.Equals(one.Id, client, StringComparison.Ordinal))
            ?.Accounts;
}
