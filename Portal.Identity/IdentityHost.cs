using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Database;
using Portal.Identity.Accounts;
using Portal.Identity.Entrance;
using Portal.Identity.External;
using Portal.Identity.Hosting;
using Portal.Identity.Pages;
using Portal.Identity.Protocol;
using Portal.Identity.Sessions;
using Portal.Identity.Terminals;
using Portal.Ui;
using Portal.Ui.Hosting;
using Portal.Ui.Layout;
using Portal.Ui.Problems;

namespace Portal.Identity;

/// <summary>Builds the host of accounts and sign-in; tests build the same one.</summary>
public static class IdentityHost
{
    public const string Schema = "identity";

    private const long OrdinaryRequestLimit = 256 * 1024;

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = OrdinaryRequestLimit;
        });
        configure?.Invoke(builder);
        builder.Logging.KeepAddressesOut();
        builder.AddDemonstrationGuard();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(provider => new PortalLinks(
            provider.GetRequiredService<IOptions<IdentityOptions>>().Value.PortalAddress
        ));
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
        builder.Services.AddSingleton<TerminalRegister>();
        builder.Services.AddAccounts(builder.Configuration);
        builder.Services.AddIdentityCookie().AddExternal(builder.Configuration);
        builder.Services.AddAuthorizationBuilder().AddAccountPolicy();
        builder.Services.AddRouteRules();
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.Services.AddRazorComponents();

        var app = builder.Build();
        app.UseSecurityHeaders(app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClientOrigins);
        app.UseProblemPages();
        app.UseResponseCompression();
        app.UsePortalLanguage();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseFreshForms();
        app.UseOverVisits();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapProtocol();
        app.MapExternal();
        app.MapTerminals();
        app.MapGet("/", (PortalLinks links) => Results.Redirect(links.To("/"))).AllowAnonymous();
        // Without it an unknown address would ask strangers to sign in.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
        app.MapRazorComponents<App>().RestrictFrameworkRoutes(RouteRules.Nobody);
        return app;
    }
}
