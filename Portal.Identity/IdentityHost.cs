using Portal.Database;
using Portal.Identity.Protocol;
using Portal.Ui;
using Portal.Ui.Hosting;

namespace Portal.Identity;

/// <summary>Builds the host of accounts and sign-in; tests build the same one.</summary>
public static class IdentityHost
{
    public const string Schema = "identity";

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.AddDemonstrationGuard();
        builder.Services.AddPortalUi(builder.Configuration);
        builder.Services.AddPortalDatabase(
            builder.Configuration,
            builder.Environment,
            typeof(IdentityHost).Assembly,
            "Portal.Identity",
            Schema
        );
        builder.Services.AddHostedService<SchemaStart>();
        builder.AddProtocol();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.MapHealth();
        app.MapProtocol();
        return app;
    }
}
