using System.Security.Cryptography;

namespace Portal.Identity.Mailing;

/// <summary>Binds a code by mail to the browser that asked for it: whoever reads the code elsewhere cannot use it there.</summary>
internal static class MailCodeCookie
{
    private const string Name = "portal-mail-code";

    /// <summary>The browser's secret.</summary>
    public static string Write(HttpContext context, Guid id, TimeSpan lifetime)
    {
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Response.Cookies.Append(NameFor(context), $"{id:N}.{secret}", Options(context, lifetime));
        return secret;
    }

    public static (Guid Id, string Secret)? Read(HttpContext context) =>
        context.Request.Cookies[NameFor(context)]?.Split('.') is [var id, { Length: 32 } secret]
        && Guid.TryParseExact(id, "N", out var read)
            ? (read, secret)
            : null;

    public static void Delete(HttpContext context) =>
        context.Response.Cookies.Delete(NameFor(context), Options(context, lifetime: null));

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? "__Host-" + Name : Name;

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = lifetime,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
}
