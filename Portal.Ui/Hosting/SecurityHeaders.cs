using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Ui.Localisation;

namespace Portal.Ui.Hosting;

/// <summary>What every answer of every host tells the browser. A page may only be stricter.</summary>
public static class SecurityHeaders
{
    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
        + "payment=(), serial=(), usb=()";

    /// <param name="formTargets">Origins that answers to a form may redirect to, beside this host's own.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app, params IEnumerable<string> formTargets)
    {
        var policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + $"form-action {string.Join(' ', formTargets.Prepend("'self'"))}; "
            + "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
        var demonstration = app.ApplicationServices.GetRequiredService<IOptions<DemonstrationOptions>>().Value.Enabled;
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = Permissions;
                if (!demonstration)
                    headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                context.Response.OnStarting(KeepNothing, context);
                return next(context);
            }
        );
    }

    // Phones and terminals are shared: what knows anything of its reader stays in no browser.
    private static Task KeepNothing(object state)
    {
        var context = (HttpContext)state;
        if (context.Response.Headers.CacheControl.Count == 0 && IsPersonal(context))
            context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static bool IsPersonal(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method)
        || context.Response.Headers.SetCookie.Count > 0
        || context.Request.Cookies.Keys.Any(cookie => !IsLanguage(cookie))
        || (context.GetEndpoint() is { } endpoint && !RouteRules.IsOpen(endpoint));

    private static bool IsLanguage(string cookie) =>
        cookie.EndsWith(LanguageChoice.CookieName, StringComparison.Ordinal);
}
