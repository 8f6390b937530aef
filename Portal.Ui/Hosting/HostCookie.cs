using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Portal.Ui.Hosting;

public static class HostCookie
{
    /// <summary>A sign-in cookie that belongs to this host alone: no script, no other site, no neighbouring host gets it.</summary>
    public static void KeepToHost(this CookieAuthenticationOptions options, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.CookieManager = new HostPrefixCookieManager();
    }
}
