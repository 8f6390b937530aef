using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Core.Residents;
using Portal.Web.Security;

namespace Portal.Web.Resident.Letters;

/// <summary>A cookie remembers who signed in; whose person the account is, is asked each time, so that a cut tie ends at once.</summary>
internal static class BoundAccount
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal!;
        var persons = context.HttpContext.RequestServices.GetRequiredService<IPersons>();
        var bound =
            Guid.TryParse(principal.FindFirstValue(ResidentClaims.Subject), out var subject)
            && await persons.FindBySubjectAsync(subject, context.HttpContext.RequestAborted) is { } person
            && string.Equals(
                person.Id.ToString(),
                principal.FindFirstValue(ResidentClaims.Person),
                StringComparison.Ordinal
            );
        if (bound)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }
}
