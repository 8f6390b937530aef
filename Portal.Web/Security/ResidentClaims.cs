using System.Security.Claims;

namespace Portal.Web.Security;

/// <summary>What a resident's cookies say, each under its own scheme.</summary>
internal static class ResidentClaims
{
    public const string LetterScheme = "letter";
    public const string ResidentScheme = "resident";

    public const string Request = "portal:request";
    public const string Code = "portal:code";
    public const string Person = "portal:person";

    public static ClaimsPrincipal ForLetter(Guid requestId, Guid codeId) =>
        new(
            new ClaimsIdentity(
                [new Claim(Request, requestId.ToString()), new Claim(Code, codeId.ToString())],
                LetterScheme
            )
        );

    /// <summary>Pages that ask stand behind a policy which requires the claim.</summary>
    public static Guid Id(this ClaimsPrincipal principal, string claim) =>
        Guid.Parse(principal.FindFirstValue(claim) ?? throw new InvalidOperationException($"{claim} is not there."));
}
