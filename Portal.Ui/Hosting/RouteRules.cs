using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Ui.Hosting;

/// <summary>Every route says who may: everybody, or a named policy. A host with a route that says nothing, or both, does not start.</summary>
public static class RouteRules
{
    private static readonly string[] FrameworkRoutes = ["_blazor", "_framework/opaque-redirect"];

    /// <summary>A policy that refuses everybody: for routes that the framework brings and the host has no use for.</summary>
    public const string Nobody = "nobody";

    public static IServiceCollection AddRouteRules(this IServiceCollection services)
    {
        var nobody = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        services.AddAuthorizationBuilder().AddPolicy(Nobody, nobody).SetFallbackPolicy(nobody);
        return services.AddTransient<IStartupFilter, CheckBeforeListening>();
    }

    /// <summary>Circuits and their redirects come with the pages, without a rule of their own.</summary>
    public static void RestrictFrameworkRoutes(this RazorComponentsEndpointConventionBuilder pages, string policy) =>
        pages.Add(endpoint =>
        {
            if (
                endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } address }
                && FrameworkRoutes.Any(start => address.TrimStart('/').StartsWith(start, StringComparison.Ordinal))
            )
                endpoint.Metadata.Add(new AuthorizeAttribute(policy));
        });

    /// <summary>Addresses of routes without exactly one kind of rule.</summary>
    public static IReadOnlyList<string> FindUnruled(IEnumerable<Endpoint> endpoints) =>
        [
            .. endpoints
                .Where(endpoint => IsOpen(endpoint) == (PolicyOf(endpoint) is not null))
                .Select(endpoint => endpoint.DisplayName ?? "a route without a name"),
        ];

    public static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The nearest policy's name; a mere "signed in" is none.</summary>
    public static string? PolicyOf(Endpoint endpoint) =>
        endpoint.Metadata.OfType<IAuthorizeData>().LastOrDefault(rule => rule.Policy is not null)?.Policy;

    private sealed class CheckBeforeListening : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                next(app);
                var endpoints = app.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints;
                if (FindUnruled(endpoints) is { Count: > 0 } unruled)
                    throw new InvalidOperationException(
                        "These routes do not say who may use them (AllowAnonymous or one policy, never both): "
                            + string.Join(", ", unruled)
                    );
            };
    }
}
