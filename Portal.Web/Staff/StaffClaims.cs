using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Core.Staff;

namespace Portal.Web.Staff;

internal static class StaffClaims
{
    public const string StaffId = "portal:staff";

    /// <param name="kept">What else the sign-in said of itself: session, means, subject.</param>
    public static ClaimsPrincipal For(StaffMember member, params IEnumerable<Claim> kept) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(StaffId, member.Id),
                    new Claim(ClaimTypes.Name, member.Name),
                    new Claim(ClaimTypes.Role, member.Role),
                    .. kept.Where(claim => claim.Type is not (StaffId or ClaimTypes.Name or ClaimTypes.Role)),
                ],
                CookieAuthenticationDefaults.AuthenticationScheme,
                ClaimTypes.Name,
                ClaimTypes.Role
            )
        );

    public static string GetStaffId(this ClaimsPrincipal person) =>
        person.FindFirstValue(StaffId)
        ?? throw new InvalidOperationException("The page is not behind the staff policy.");

    public static bool Has(this ClaimsPrincipal person, Power power) =>
        Powers.Of(person.FindFirstValue(ClaimTypes.Role)).Contains(power);
}
