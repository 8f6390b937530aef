using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Core.Residents;
using Portal.Core.Sessions;
using Portal.Web.Security;

namespace Portal.Web.SignIn;

/// <summary>
/// A cookie remembers who signed in. Whether the session is still open and whose person the account is, is asked each time: it may
/// have been ended on another device, and a cut tie ends at once.
/// </summary>
internal static class ResidentStanding
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (await HoldsAsync(context.HttpContext, context.Principal!))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private static async Task<bool> HoldsAsync(HttpContext http, ClaimsPrincipal principal) =>
        await SessionCheck.IsOpenAsync(
            http.RequestServices.GetRequiredService<ISignInSessions>(),
            principal,
            http.RequestAborted
        )
        && Guid.TryParse(principal.FindFirstValue(SessionClaims.Subject), out var subject)
        && await http.RequestServices.GetRequiredService<IPersons>().FindBySubjectAsync(subject, http.RequestAborted)
            is { } person
        && string.Equals(
            person.Id.ToString(),
            principal.FindFirstValue(ResidentClaims.Person),
            StringComparison.Ordinal
        );
}
