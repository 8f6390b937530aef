using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Ui.Hosting;
using Portal.Web.SignIn;

namespace Portal.Web.Staff.SignIn;

internal static class StaffCookie
{
    public const string Name = "portal-staff";

    public static AuthenticationBuilder AddStaffCookie(this AuthenticationBuilder authentication) =>
        authentication.AddCookie(options =>
        {
            options.KeepToHost(Name);
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
            options.LoginPath = SignInPaths.Staff;
            options.ReturnUrlParameter = SignInPaths.ReturnParameter;
            options.Events.OnValidatePrincipal = StaffStanding.ValidateAsync;
            options.Events.OnRedirectToLogin = AskToSignIn;
            options.Events.OnRedirectToAccessDenied = Refuse;
        });

    // A picture, a circuit or an API call cannot do anything with a sign-in page.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var forPerson =
            HttpMethods.IsGet(context.Request.Method)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (forPerson)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
