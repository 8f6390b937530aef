using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Ui.Hosting;

namespace Portal.Web.Security;

/// <summary>Carries something from one page to the next that neither the address nor the browser's script may know.</summary>
public abstract class ProtectedCookie<T>(
    string name,
    TimeSpan lifetime,
    IDataProtectionProvider protection,
    TimeProvider time
)
    where T : class
{
    private readonly HostPrefixCookieManager cookies = new();
    private readonly IDataProtector protector = protection.CreateProtector("Portal.Web", name);

    public void Write(HttpContext context, T value)
    {
        var sealedValue = protector.Protect(JsonSerializer.Serialize(new Content(value, time.GetUtcNow() + lifetime)));
        cookies.AppendResponseCookie(context, name, sealedValue, Options(context, lifetime));
    }

    /// <summary>Null when it is missing, too old, or not ours.</summary>
    public T? Read(HttpContext context)
    {
        if (cookies.GetRequestCookie(context, name) is not { Length: > 0 } sealedValue)
            return null;
        try
        {
            var content = JsonSerializer.Deserialize<Content>(protector.Unprotect(sealedValue));
            return content?.Until > time.GetUtcNow() ? content.Value : null;
        }
        catch (Exception exception)
            when (exception is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    public void Clear(HttpContext context) => cookies.DeleteCookie(context, name, Options(context, maxAge: null));

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

    private sealed record Content(T Value, DateTimeOffset Until);
}
