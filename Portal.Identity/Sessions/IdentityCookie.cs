using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Ui.Hosting;

namespace Portal.Identity.Sessions;

/// <summary>Says who is signed in on our own pages. The portal has cookies of its own.</summary>
internal static class IdentityCookie
{
    public const string Name = "portal-identity";

    /// <summary>Whoever is signed in here, to the own account alone.</summary>
    public const string AccountClaim = "portal:account";
    public const string SessionClaim = "portal:session";
    public const string ExpiredPath = "/konto/anmelden/person";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public static AuthenticationBuilder AddIdentityCookie(this IServiceCollection services) =>
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options =>
            {
                options.KeepToHost(Name);
                options.ExpireTimeSpan = Lifetime;
                options.SlidingExpiration = false;
                options.LoginPath = ExpiredPath;
                options.AccessDeniedPath = ExpiredPath;
                options.Events.OnValidatePrincipal = CheckAsync;
                options.Events.OnRedirectToLogin = context =>
                {
                    context.Response.Redirect(ExpiredPath);
                    return Task.CompletedTask;
                };
            });

    public static Task WriteAsync(HttpContext context, Session session) =>
        context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [new(AccountClaim, session.AccountId.ToString()), new(SessionClaim, session.Id.ToString())],
                    Name
                )
            )
        );

    public static Guid? AccountOf(ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(AccountClaim), out var id) ? id : null;

    public static Guid? SessionOf(ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(SessionClaim), out var id) ? id : null;

    // A session that was ended elsewhere ends here with the next request.
    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<AccountSessions>();
        if (
            context.Principal is null
            || SessionOf(context.Principal) is not { } id
            || await sessions.FindAsync(id, context.HttpContext.RequestAborted) is null
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }
}
