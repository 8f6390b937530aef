using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Portal.Ui.Hosting;
using Portal.Web.Security;
using Portal.Web.SignIn;
using Portal.Web.Staff.Letters;

namespace Portal.Web.Resident.Letters;

internal static class LettersHostExtensions
{
    private const string CodePage = "/code";

    private static readonly TimeSpan LetterLifetime = TimeSpan.FromMinutes(30);

    /// <summary>What a letter opens, and what a bound account sees.</summary>
    internal static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton<ActivationCookie>();
        services.AddSingleton<AccountCodeCookie>();
        services.AddSingleton<ShownCodeCookie>();
        services.AddAuthentication().AddLetterCookie();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                Policies.Letter,
                policy => policy.Of(ResidentClaims.LetterScheme, ResidentClaims.Request, ResidentClaims.Code)
            )
            .AddPolicy(
                Policies.Resident,
                policy =>
                {
                    policy.Of(ResidentClaims.ResidentScheme, ResidentClaims.Person);
                    policy.AddRequirements(new ResidentLevel.Enough());
                }
            );
    }

    private static AuthenticationBuilder AddLetterCookie(this AuthenticationBuilder authentication) =>
        authentication.AddCookie(
            ResidentClaims.LetterScheme,
            options =>
            {
                options.KeepToHost("portal-letter");
                options.ExpireTimeSpan = LetterLifetime;
                options.SlidingExpiration = true;
                options.LoginPath = CodePage;
                options.AccessDeniedPath = CodePage;
                // Only one page lies behind; the address would be noise.
                options.Events.OnRedirectToLogin = ToCodePage;
                options.Events.OnRedirectToAccessDenied = ToCodePage;
            }
        );

    private static Task ToCodePage(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(CodePage);
        return Task.CompletedTask;
    }

    private static void Of(this AuthorizationPolicyBuilder policy, string scheme, params string[] claims)
    {
        policy.AddAuthenticationSchemes(scheme).RequireAuthenticatedUser();
        foreach (var claim in claims)
            policy.RequireClaim(claim);
    }
}
