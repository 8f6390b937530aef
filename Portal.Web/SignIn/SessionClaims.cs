using System.Security.Claims;
using Portal.Ui.Hosting;

namespace Portal.Web.SignIn;

internal static class SessionClaims
{
    public const string Session = "portal:session";
    public const string Subject = "portal:subject";
    public const string Means = "portal:means";
    public const string Level = "portal:level";

    public static Guid? SessionOf(ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(Session), out var id) ? id : null;

    public static IEnumerable<Claim> For(Guid session, Guid subject, SignedToken token) =>
        [
            new(Session, session.ToString()),
            new(Subject, subject.ToString()),
            new(Level, token.Level ?? ""),
            .. token.Means.Select(mean => new Claim(Means, mean)),
        ];
}
