using Microsoft.AspNetCore.Authentication;
using Portal.Ui.Hosting;
using Portal.Web.Security;

namespace Portal.Web.SignIn;

internal static class ResidentCookie
{
    public const string Name = "portal-resident";

    // Short, because phones and terminals are shared; what is typed lies in drafts and outlives it.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public static AuthenticationBuilder AddResidentCookie(this AuthenticationBuilder authentication) =>
        authentication.AddCookie(
            ResidentClaims.ResidentScheme,
            options =>
            {
                options.KeepToHost(Name);
                options.ExpireTimeSpan = Idle;
                options.SlidingExpiration = true;
                options.LoginPath = SignInPaths.Resident;
                options.ReturnUrlParameter = SignInPaths.ReturnParameter;
                options.Events.OnValidatePrincipal = ResidentStanding.ValidateAsync;
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.Redirect(SignInFailure.Note(SignInRefusal.LevelTooLow, Audience.Residents));
                    return Task.CompletedTask;
                };
            }
        );
}
