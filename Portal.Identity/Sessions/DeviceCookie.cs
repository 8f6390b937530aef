using System.Security.Cryptography;
using System.Text;
using Portal.Ui.Hosting;

namespace Portal.Identity.Sessions;

/// <summary>A random secret by which a browser is known again. It says nothing of who uses it.</summary>
internal static class DeviceCookie
{
    private const string Name = "portal-identity-device";
    private static readonly HostPrefixCookieManager Cookies = new();
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public static byte[]? Read(HttpContext context) =>
        Cookies.GetRequestCookie(context, Name) is { Length: > 0 and <= 64 } secret ? Hash(secret) : null;

    /// <summary>Hash of the browser's secret, which it gets now if it has none.</summary>
    public static byte[] Ensure(HttpContext context)
    {
        if (Read(context) is { } known)
        {
            return known;
        }
        var secret = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Cookies.AppendResponseCookie(
            context,
            Name,
            secret,
            new()
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Lifetime,
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            }
        );
        return Hash(secret);
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
