using Microsoft.Extensions.Options;
using Portal.Web.SignIn;

namespace Portal.Web.Staff;

/// <summary>What a staff page may load: its own files, pictures of papers, its own circuit.</summary>
internal static class StaffContentPolicy
{
    private const string Sources =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'self'; frame-ancestors 'none'; form-action 'self' ";

    public static RequestDelegate Before(RequestDelegate next) =>
        context =>
        {
            var headers = context.Response.Headers;
            // Signing out leads over the provider.
            var provider = context.RequestServices.GetRequiredService<IOptions<IdentityProviderOptions>>().Value;
            headers.ContentSecurityPolicy = Sources + provider.Issuer;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-cache, no-store";
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        };
}
