using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Portal.Ui.Hosting;

public static class SecurityHeaders
{
    /// <param name="formTargets">Origins that answers to a form may redirect to, beside this host's own.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app, params IEnumerable<string> formTargets)
    {
        var policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + $"form-action {string.Join(' ', formTargets.Prepend("'self'"))}; "
            + "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "geolocation=(), microphone=(), payment=(), usb=()";
                return next(context);
            }
        );
    }
}
