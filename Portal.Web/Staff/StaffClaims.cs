using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Core.Staff;

namespace Portal.Web.Staff;

internal static class StaffClaims
{
    public const string StaffId = "portal:staff";

    public static ClaimsPrincipal For(StaffMember member) =>
        new(
            new ClaimsIdentity(
                [new Claim(StaffId, member.Id), new Claim(ClaimTypes.Name, member.Name)],
                CookieAuthenticationDefaults.AuthenticationScheme,
                ClaimTypes.Name,
                ClaimTypes.Role
            )
        );

    public static string GetStaffId(this ClaimsPrincipal person) =>
        person.FindFirstValue(StaffId)
        ?? throw new InvalidOperationException("The page is not behind the staff policy.");
}
