using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Portal.Ui.Hosting;

public static class HealthEndpoints
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: each part by name, 503 when one of them cannot work.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteParts }).AllowAnonymous();
    }

    private static Task WriteParts(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var parts = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new
            {
                status = entry.Value.Status.ToString().ToLowerInvariant(),
                reason = entry.Value.Status == HealthStatus.Healthy ? null : entry.Value.Description,
            },
            StringComparer.Ordinal
        );
        return context.Response.WriteAsync(
            JsonSerializer.Serialize(
                new { status = report.Status.ToString().ToLowerInvariant(), parts },
                JsonSerializerOptions.Web
            ),
            context.RequestAborted
        );
    }
}
