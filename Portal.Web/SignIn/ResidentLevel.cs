using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Portal.Ui.Hosting;

namespace Portal.Web.SignIn;

/// <summary>The one place where it is decided how sure a sign-in must be for what a resident sees.</summary>
internal sealed class ResidentLevel(IOptions<ResidentOptions> options) : AuthorizationHandler<ResidentLevel.Enough>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Enough requirement)
    {
        var levels = context.User.FindAll(SessionClaims.Level).Select(claim => Read(claim.Value));
        if (levels.Any(level => level >= options.Value.MinimumLevel))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    // The provider's word for it (acr) is the level in small letters.
    private static AssuranceLevel? Read(string acr)
    {
        foreach (var level in Enum.GetValues<AssuranceLevel>())
        {
            if (string.Equals(level.ToString(), acr, StringComparison.OrdinalIgnoreCase))
                return level;
        }
        return null;
    }

    internal sealed record Enough : IAuthorizationRequirement;
}
