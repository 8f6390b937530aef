using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Ui.Hosting;

/// <summary>Who may use which route, read from the routes themselves; <c>docs/security.md</c> shows it.</summary>
public static class RouteTable
{
    public static string Begin(string host) => $"<!-- routes of {host}: ./portal routes writes them -->";

    public static string End(string host) => $"<!-- end of the routes of {host} -->";

    /// <param name="words">What a policy's name means to a reader.</param>
    public static string Write(string host, IEnumerable<Endpoint> endpoints, Func<string, string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var rows = endpoints
            .OfType<RouteEndpoint>()
            .Select(endpoint => (Route: RouteOf(endpoint), Method: MethodOf(endpoint), Who: WhoOf(endpoint, words)))
            .Distinct()
            .OrderBy(row => row.Route, StringComparer.Ordinal)
            .ThenBy(row => row.Method, StringComparer.Ordinal);
        var table = new StringBuilder().Append(Begin(host)).Append("\n| Method | Route | Who |\n|---|---|---|\n");
        foreach (var (route, method, who) in rows)
            table.Append("| ").Append(method).Append(" | `").Append(route).Append("` | ").Append(who).Append(" |\n");
        return table.Append(End(host)).Append('\n').ToString();
    }

    /// <summary>All routes of a host that was built and not started.</summary>
    public static IEnumerable<Endpoint> RoutesOf(WebApplication app) =>
        ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints);

    // Style, script and pictures change their names with every build.
    private static string RouteOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            ? "(static files)"
            : "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static string MethodOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods
            ? string.Join(", ", methods.Order(StringComparer.Ordinal))
            : "all";

    private static string WhoOf(RouteEndpoint endpoint, Func<string, string> words) =>
        RouteRules.IsOpen(endpoint) ? "everybody"
        : RouteRules.PolicyOf(endpoint) is { } policy ? words(policy)
        : "nobody";
}
