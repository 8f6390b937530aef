using Microsoft.AspNetCore.Authentication;
using Portal.Web.Api.Kiosk.v1;
using Portal.Web.Security;

namespace Portal.Web.Api.Kiosk;

internal static class KioskHostExtensions
{
    public static IServiceCollection AddKioskApi(this IServiceCollection services)
    {
        services.AddSingleton<TerminalTokens>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TerminalScheme>(TerminalScheme.Name, null);
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                Policies.Terminal,
                policy =>
                    policy.AddAuthenticationSchemes(TerminalScheme.Name).RequireClaim(TerminalScheme.TerminalClaim)
            );
        return services;
    }

    public static void MapKioskApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/kiosk/v1").RequireAuthorization(Policies.Terminal).MapTerminal();
}
