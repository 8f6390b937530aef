using Microsoft.AspNetCore.Mvc;
using Portal.Identity.Access;
using Portal.Identity.Accounts;
using Portal.Identity.Entrance;
using Portal.Identity.Hosting;
using Portal.Identity.Sessions;

namespace Portal.Identity.External;

/// <summary>To the provider, and in again with its answer.</summary>
internal static class ExternalEndpoints
{
    public const string Scheme = "external";
    public const string LinkPath = "/konto/neu/extern";
    public const string ConfirmPath = LinkPath + "/fertig";

    private const string Done = "/fertig";

    public static void MapExternal(this IEndpointRouteBuilder routes)
    {
        foreach (var visit in new[] { "/interaction/{uid}", "/konto/anmelden/{who}" })
        {
            routes.MapGet(visit + "/extern", SignInAsync).AllowAnonymous();
            routes.MapGet(visit + "/extern" + Done, SignedInAsync).AllowAnonymous();
        }
        routes.MapGet("/interaction/{uid}/neu/extern/los", CreateAsync).AllowAnonymous();
        routes.MapGet("/interaction/{uid}/neu/extern" + Done, CreatedAsync).AllowAnonymous();
        routes.MapGet(LinkPath + "/los", Link).RequireAuthorization(Policies.Account);
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context,
        string? uid,
        string? who,
        Visits visits,
        ExternalLogins logins
    ) =>
        await visits.FindAsync(context, uid, who) is { Kind: AccountKind.Resident, Creates: false } visit
        && logins.AreOffered
            ? To(ExternalRequest.For(visit.To("extern") + Done, "", visit.Base))
            : Results.NotFound();

    private static async Task<IResult> SignedInAsync(
        HttpContext context,
        string? uid,
        string? who,
        Visits visits,
        ExternalLogins logins
    )
    {
        if (await visits.FindAsync(context, uid, who) is not { Creates: false } visit)
        {
            return Results.LocalRedirect(Visit.OverPath);
        }
        if (await ExternalPerson.TakeAsync(context, visit.To("extern") + Done) is not { } person)
        {
            return Refused(ExternalRefusal.Interrupted, visit);
        }
        return await logins.FindOwnerAsync(person.Subject) is { } account
            ? await CompleteAsync(context, visits, visit, account, person)
            : Refused(ExternalRefusal.Unknown, visit);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context,
        string uid,
        Visits visits,
        ExternalLogins logins
    ) =>
        await visits.FindAsync(context, uid, who: null) is { Kind: AccountKind.Resident, Creates: true } visit
        && logins.AreOffered
            ? To(
                ExternalRequest.For(
                    visit.To("neu/extern") + Done,
                    context.Request.QueryString.ToUriComponent(),
                    visit.To("neu")
                )
            )
            : Results.NotFound();

    private static async Task<IResult> CreatedAsync(
        HttpContext context,
        string uid,
        [FromQuery(Name = NewAccessStep.KeptParameter)] string[] kept,
        Visits visits,
        AccountEntry entry
    )
    {
        if (await visits.FindAsync(context, uid, who: null) is not { Creates: true } visit)
        {
            return Results.LocalRedirect(Visit.OverPath);
        }
        if (await ExternalPerson.TakeAsync(context, visit.To("neu/extern") + Done) is not { } person)
        {
            return Refused(ExternalRefusal.Interrupted, visit);
        }
        return await entry.WithExternalAsync(visit, person.Subject, kept, context) is { } account
            ? await CompleteAsync(context, visits, visit, account, person)
            : Refused(ExternalRefusal.Taken, visit);
    }

    /// <summary>The account is linked later, by a form: this address may be opened by anybody's link.</summary>
    private static IResult Link(HttpContext context, ExternalLogins logins) =>
        logins.AreOffered && IdentityCookie.SessionOf(context.User) is { } session
            ? To(ExternalRequest.For(ConfirmPath, "", "/konto", session))
            : Results.NotFound();

    private static async Task<IResult> CompleteAsync(
        HttpContext context,
        Visits visits,
        Visit visit,
        Account account,
        ExternalPerson person
    ) =>
        Results.Redirect(
            await visits.CompleteAsync(context, visit, account, Means.External, person.Level) ?? Visit.OverPath
        );

    private static IResult Refused(ExternalRefusal reason, Visit visit) =>
        Results.LocalRedirect(ExternalFailure.To(reason, visit.Creates ? visit.To("neu") : visit.Base));

    private static IResult To(Microsoft.AspNetCore.Authentication.AuthenticationProperties properties) =>
        Results.Challenge(properties, [Scheme]);
}
