using System.Security.Claims;

namespace Portal.Web.Api.Kiosk.v1;

internal static class TerminalEndpoints
{
    public static void MapTerminal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/me",
            (ClaimsPrincipal terminal) => new Me(terminal.FindFirstValue(TerminalScheme.TerminalClaim)!)
        );
        // A terminal learns that it is still known, and the time: its assertions must not be off by more than a minute.
        routes.MapPost("/heartbeat", (TimeProvider time) => new Heartbeat(time.GetUtcNow()));
    }

    private sealed record Me(string Terminal);

    private sealed record Heartbeat(DateTimeOffset Time);
}
