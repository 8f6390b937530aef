using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Ui.Hosting;

namespace Portal.Web.Staff.SignIn;

internal static class StaffCookie
{
    public const string Name = "portal-staff";

    public static AuthenticationBuilder AddStaffCookie(this AuthenticationBuilder authentication) =>
        authentication.AddCookie(options =>
        {
            options.Cookie.Name = Name;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.Path = "/";
            options.CookieManager = new HostPrefixCookieManager();
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
            options.LoginPath = SignInEndpoints.Path;
            options.AccessDeniedPath = SignInEndpoints.Path;
            options.ReturnUrlParameter = SignInEndpoints.ReturnParameter;
            options.Events.OnRedirectToLogin = Answer(StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = Answer(StatusCodes.Status403Forbidden);
        });

    // A picture, a circuit or an API call cannot do anything with a sign-in page.
    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Answer(int statusCode) =>
        context =>
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
                context.Response.StatusCode = statusCode;
            }

            return Task.CompletedTask;
        };
}
