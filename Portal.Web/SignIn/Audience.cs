using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Web.Security;

namespace Portal.Web.SignIn;

/// <summary>Who signs in where: one client at the provider and one cookie for each.</summary>
internal sealed record Audience(
    string Name,
    string Client,
    string Scheme,
    string Cookie,
    string Area,
    TimeSpan Lifetime
)
{
    public static Audience Staff { get; } =
        new(
            "staff",
            "portal-desk",
            "staff-sign-in",
            CookieAuthenticationDefaults.AuthenticationScheme,
            "/dienstkonto",
            TimeSpan.FromHours(10)
        );

    public static Audience Residents { get; } =
        new(
            "residents",
            "portal-residents",
            "resident-sign-in",
            ResidentClaims.ResidentScheme,
            "/konto",
            TimeSpan.FromHours(2)
        );

    public static IReadOnlyList<Audience> All { get; } = [Staff, Residents];

    public string AnswerPath => Area + "/anmeldung";

    public string SignedOutPath => Area + "/abgemeldet";

    public string EndedPath => Area + "/sitzung-beendet";

    public static bool IsOfProvider(string cookie) =>
        cookie.StartsWith("portal-oidc-", StringComparison.Ordinal)
        || cookie.StartsWith("portal-identity", StringComparison.Ordinal);
}
