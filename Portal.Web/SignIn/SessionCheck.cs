using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Core.Sessions;

namespace Portal.Web.SignIn;

/// <summary>A cookie is good only as long as its session: it may have been ended at the provider or on another device.</summary>
internal static class SessionCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<ISignInSessions>();
        if (await IsOpenAsync(sessions, context.Principal!, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public static async Task<bool> IsOpenAsync(
        ISignInSessions sessions,
        ClaimsPrincipal person,
        CancellationToken cancellationToken
    ) => SessionClaims.SessionOf(person) is { } id && await sessions.IsOpenAsync(id, cancellationToken);
}
