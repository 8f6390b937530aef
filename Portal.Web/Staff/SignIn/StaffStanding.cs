using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Portal.Core.Sessions;
using Portal.Core.Staff;
using Portal.Web.SignIn;

namespace Portal.Web.Staff.SignIn;

/// <summary>A cookie remembers who signed in; what they may do is asked of Core, each time.</summary>
internal static class StaffStanding
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var staff = services.GetRequiredService<IStaffDirectory>();
        var sessions = services.GetRequiredService<ISignInSessions>();
        var cancellationToken = context.HttpContext.RequestAborted;
        if (
            await FindAsync(staff, context.Principal!, cancellationToken) is not { } member
            || !await SessionCheck.IsOpenAsync(sessions, context.Principal!, cancellationToken)
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        else if (!IsAsSignedIn(member, context.Principal!))
        {
            context.ReplacePrincipal(StaffClaims.For(member, context.Principal!.Claims));
            context.ShouldRenew = true;
        }
    }

    /// <summary>Whether somebody may go on as they are signed in.</summary>
    public static async Task<bool> HoldsAsync(
        IStaffDirectory staff,
        ISignInSessions sessions,
        ClaimsPrincipal person,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(staff, person, cancellationToken) is { } member
        && IsAsSignedIn(member, person)
        && await SessionCheck.IsOpenAsync(sessions, person, cancellationToken);

    private static async Task<StaffMember?> FindAsync(
        IStaffDirectory staff,
        ClaimsPrincipal person,
        CancellationToken cancellationToken
    ) => person.FindFirstValue(StaffClaims.StaffId) is { } id ? await staff.FindAsync(id, cancellationToken) : null;

    private static bool IsAsSignedIn(StaffMember member, ClaimsPrincipal person) =>
        string.Equals(member.Role, person.FindFirstValue(ClaimTypes.Role), StringComparison.Ordinal)
        && string.Equals(member.Name, person.FindFirstValue(ClaimTypes.Name), StringComparison.Ordinal);
}

/// <summary>A circuit outlives many requests: it asks by itself, and ends when the person's standing is another one.</summary>
internal sealed class CircuitStanding(ILoggerFactory logs, IStaffDirectory staff, ISignInSessions sessions)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(20);

    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) => StaffStanding.HoldsAsync(staff, sessions, authenticationState.User, cancellationToken);
}
