using Microsoft.Extensions.Options;
using Portal.Core;
using Portal.Ui;
using Portal.Ui.Hosting;
using Portal.Ui.Problems;
using Portal.Web.Api.Kiosk;
using Portal.Web.Components;
using Portal.Web.Operator;
using Portal.Web.Resident.Letters;
using Portal.Web.Resident.Papers;
using Portal.Web.SignIn;
using Portal.Web.Staff;

namespace Portal.Web;

/// <summary>Builds the portal; tests build the same one.</summary>
public static class WebHost
{
    private const long OrdinaryRequestLimit = 1024 * 1024;

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

        builder.Services.AddPortalCore(builder.Configuration, builder.Environment);
        builder.Services.AddPortalUi(builder.Configuration);
        builder.Services.AddOperator(builder.Configuration);
        builder.Services.AddPaperJourney();
        builder.Services.AddLetters();
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.AddStaffDesk();
        builder.Services.AddKioskApi();
        builder.Services.AddRouteRules();

        var app = builder.Build();
        app.UseSecurityHeaders(app.Services.GetRequiredService<IOptions<IdentityProviderOptions>>().Value.Issuer);
        app.UseProblemPages();
        app.UseResponseCompression();
        app.UsePortalLanguage();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapPaperJourney();
        app.MapIdentitySignIn();
        app.MapKioskApi();
        // Without it an unknown address would ask strangers to sign in.
        app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();
        app.MapStaffDesk(app.MapRazorComponents<App>());
        return app;
    }
}
