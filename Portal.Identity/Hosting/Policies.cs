using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Portal.Identity.Hosting;

public static class Policies
{
    /// <summary>Signed in to an account here, resident's or staff's: sees that account and no other.</summary>
    public const string Account = "account";

    internal static void AddAccountPolicy(this AuthorizationBuilder authorization) =>
        authorization.AddPolicy(
            Account,
            policy =>
                policy
                    .AddAuthenticationSchemes(CookieAuthenticationDefaults.AuthenticationScheme)
                    .RequireAuthenticatedUser()
        );
}
