using System.Security.Claims;
using Portal.Core.Sessions;

namespace Portal.Web.SignIn;

/// <summary>A cookie is good only as long as its session.</summary>
internal static class SessionCheck
{
    public static async Task<bool> IsOpenAsync(
        ISignInSessions sessions,
        ClaimsPrincipal person,
        CancellationToken cancellationToken
    ) => SessionClaims.SessionOf(person) is { } id && await sessions.IsOpenAsync(id, cancellationToken);
}
