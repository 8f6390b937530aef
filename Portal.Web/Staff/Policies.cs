using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Staff;

namespace Portal.Web.Staff;

/// <summary>Names of the rules a staff route may state: one for each <see cref="Power"/>, and one for whoever works here.</summary>
internal static class Policies
{
    public const string Staff = "staff";
    public const string InboxRead = nameof(Power.InboxRead);
    public const string PapersWork = nameof(Power.PapersWork);
    public const string RequestsWrite = nameof(Power.RequestsWrite);
    public const string LettersIssue = nameof(Power.LettersIssue);
    public const string PersonsRead = nameof(Power.PersonsRead);
    public const string AuditRead = nameof(Power.AuditRead);

    public static AuthorizationBuilder AddStaffPolicies(this AuthorizationBuilder authorization)
    {
        authorization.AddPolicy(Staff, IsStaff);
        foreach (var power in Enum.GetValues<Power>())
            authorization.AddPolicy(
                power.ToString(),
                policy =>
                {
                    IsStaff(policy);
                    policy.RequireAssertion(context => context.User.Has(power));
                }
            );
        return authorization;
    }

    private static void IsStaff(AuthorizationPolicyBuilder policy) =>
        policy
            .AddAuthenticationSchemes(CookieAuthenticationDefaults.AuthenticationScheme)
            .RequireClaim(StaffClaims.StaffId);
}
