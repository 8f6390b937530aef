using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Portal.Identity.Protocol;

internal static class ProtocolHostExtensions
{
    private static readonly string[] Addresses =
    [
        "/connect/{**rest}",
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
    ];

    public static WebApplicationBuilder AddProtocol(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<IdentityOptions>()
            .Bind(builder.Configuration.GetSection(IdentityOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                options =>
                    IdentityOptions.IsUsable(options.PublicAddress) && IdentityOptions.IsUsable(options.PortalAddress),
                $"{IdentityOptions.Section}: the public addresses are absolute, without a path, and over HTTPS unless they are this machine's."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton<ProtocolKeys>();
        builder.Services.AddSingleton<ProtocolSettings>();
        builder.Services.AddSingleton<ProtocolProcess>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ProtocolProcess>());
        builder.Services.AddSingleton<ProtocolForwarder>();
        builder.Services.TryAddSingleton<IInteractions, Interactions>();
        builder.Services.AddHostedService<ProtocolHousekeeping>();
        builder.Services.AddHealthChecks().AddCheck<ProtocolHealth>("protocol");
        return builder;
    }

    public static WebApplication MapProtocol(this WebApplication app)
    {
        foreach (var address in Addresses)
        {
            app.Map(address, (HttpContext context, ProtocolForwarder forwarder) => forwarder.ForwardAsync(context))
                .AllowAnonymous()
                .DisableAntiforgery();
        }
        app.MapGet(ProtocolSettings.SignOutPath, SignOut.ConfirmAsync).AllowAnonymous();
        return app;
    }

    private sealed class ProtocolHealth(ProtocolProcess process) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                process.IsReady
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("The protocol process does not run.")
            );
    }
}
