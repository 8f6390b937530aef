using System.Buffers.Text;
using System.Security.Cryptography;
using Portal.Ui.Hosting;

namespace Portal.Web.Resident.Letters;

/// <summary>A random name of the browser, by which wrong codes are counted. Gone with the browser's session or at "Ich bin fertig".</summary>
internal static class DeviceCookie
{
    private const string Name = "portal-device";
    private const int Length = 16;

    private static readonly HostPrefixCookieManager Cookies = new();

    public static string? Read(HttpContext context) =>
        Cookies.GetRequestCookie(context, Name) is { Length: > 0 and <= 64 } name ? name : null;

    public static void Ensure(HttpContext context)
    {
        if (Read(context) is not null)
            return;
        Cookies.AppendResponseCookie(
            context,
            Name,
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length)),
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                Path = "/",
                IsEssential = true,
            }
        );
    }
}
