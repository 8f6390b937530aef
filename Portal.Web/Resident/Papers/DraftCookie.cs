using Portal.Core.Papers;

namespace Portal.Web.Resident.Papers;

/// <summary>Carries the secret that opens one's own draft. Gone after 24 hours, or at "Ich bin fertig".</summary>
internal static class DraftCookie
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    internal static DraftToken? Read(HttpContext context) =>
        context.Request.Cookies[Name(context)] is { Length: > 0 and <= 64 } value ? new DraftToken(value) : null;

    internal static void Write(HttpContext context, DraftToken token) =>
        context.Response.Cookies.Append(Name(context), token.Value, Options(context, Lifetime));

    internal static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(Name(context), Options(context, maxAge: null));

    private static string Name(HttpContext context) => context.Request.IsHttps ? "__Host-portal-draft" : "portal-draft";

    private static CookieOptions Options(HttpContext context, TimeSpan? maxAge) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
            MaxAge = maxAge,
            IsEssential = true,
        };
}
