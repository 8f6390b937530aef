using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Ui.Hosting;

/// <summary>With the demonstration on, nobody but this machine itself gets an answer.</summary>
public static class DemonstrationGuard
{
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    public static void AddDemonstrationGuard(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(DemonstrationOptions.Section);
        builder.Services.AddOptions<DemonstrationOptions>().Bind(section);
        if (section.Get<DemonstrationOptions>() is { Enabled: true })
        {
            builder.Services.AddSingleton<IConnectionListenerFactory, LoopbackTransport>();
            builder.Services.AddSingleton<IStartupFilter, RefusalBeforeAllElse>();
        }
    }

    /// <summary>A proxy on this machine is not this machine, and a foreign host name on loopback is a rebound one.</summary>
    public static bool IsFromThisMachine(HttpContext context) =>
        IsLoopback(context.Connection.RemoteIpAddress)
        && IsLoopback(context.Connection.LocalIpAddress)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey)
        && IsLoopbackName(context.Request.Host.Host);

    private static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private sealed class RefusalBeforeAllElse : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    static (context, rest) =>
                    {
                        if (IsFromThisMachine(context))
                        {
                            return rest(context);
                        }

                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return Task.CompletedTask;
                    }
                );
                next(app);
            };
    }
}
