using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Portal.Core.Staff;
using Portal.Web.Staff;

namespace Portal.Web.Security;

/// <summary>Names of the rules a route may state: one for each <see cref="Power"/> of staff, and one for each other kind of person.</summary>
public static class Policies
{
    /// <summary>Works here, whatever the role.</summary>
    public const string Staff = "staff";

    public const string InboxRead = nameof(Power.InboxRead);

    public const string PapersWork = nameof(Power.PapersWork);

    /// <summary>Ask people for papers and close what is done.</summary>
    public const string RequestsWrite = nameof(Power.RequestsWrite);

    /// <summary>Print letters with a code that opens something.</summary>
    public const string LettersIssue = nameof(Power.LettersIssue);

    public const string PersonsRead = nameof(Power.PersonsRead);

    public const string AuditRead = nameof(Power.AuditRead);

    /// <summary>Holds a letter or slip whose code was typed.</summary>
    public const string Letter = "letter";

    /// <summary>Signed in to an account that is bound to a person.</summary>
    public const string Resident = "resident";

    /// <summary>A kiosk with a token of the provider.</summary>
    public const string Terminal = "terminal";

    internal static AuthorizationBuilder AddStaffPolicies(this AuthorizationBuilder authorization)
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

    /// <summary>What a policy's name means to a reader of the route table.</summary>
    internal static string Words(string policy) =>
        Enum.TryParse<Power>(policy, out var power) ? $"staff with power {power}" : policy;

    private static void IsStaff(AuthorizationPolicyBuilder policy) =>
        policy
            .AddAuthenticationSchemes(CookieAuthenticationDefaults.AuthenticationScheme)
            .RequireClaim(StaffClaims.StaffId);
}
