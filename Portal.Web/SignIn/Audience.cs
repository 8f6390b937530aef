namespace Portal.Web.SignIn;

/// <summary>Who signs in where: one client at the provider and one cookie for each.</summary>
internal sealed record Audience(string Name, string Client, string Scheme, string Cookie, string Area, TimeSpan Lifetime)
{
    public static Audience Staff { get; } =
        new("staff", "portal-desk", "staff-sign-in", Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationDefaults.AuthenticationScheme, "/team", TimeSpan.FromHours(10));

    public static Audience Residents { get; } =
        new("residents", "portal-residents", "resident-sign-in", ResidentCookie.Scheme, "/konto", TimeSpan.FromHours(2));

    public static IReadOnlyList<Audience> All { get; } = [Staff, Residents];

    public string AnswerPath => Area + "/anmeldung";

    public string SignedOutPath => Area + "/abgemeldet";

    public string EndedPath => Area + "/sitzung-beendet";
}
