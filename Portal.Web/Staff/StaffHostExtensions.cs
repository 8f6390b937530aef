using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Portal.Ui.Hosting;
using Portal.Web.Security;
using Portal.Web.SignIn;
using Portal.Web.Staff.Inbox;
using Portal.Web.Staff.Letters;
using Portal.Web.Staff.Papers;
using Portal.Web.Staff.Persons;
using Portal.Web.Staff.Requests;
using Portal.Web.Staff.SignIn;

namespace Portal.Web.Staff;

/// <summary>Everything the staff pages need of the host: sign-in, the rule "closed unless opened", circuits and the papers' own addresses.</summary>
public static class StaffHostExtensions
{
    // Two times the longest text a person may type, and the state a prerendered desk hands to its circuit.
    private const int LongestCircuitMessage = 512 * 1024;

    // start.js takes six seconds of silence for a cut line.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(2);

    public static WebApplicationBuilder AddStaffDesk(this WebApplicationBuilder builder)
    {
        builder.AddDemonstrationGuard();
        builder
            .Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddStaffCookie()
            .AddIdentitySignIn();
        builder.Services.AddAuthorizationBuilder().AddStaffPolicies();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<AuthenticationStateProvider, CircuitStanding>();
        builder.Services.AddTransient<InboxWatch>();
        builder
            .Services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub =>
            {
                hub.MaximumReceiveMessageSize = LongestCircuitMessage;
                hub.KeepAliveInterval = SignOfLife;
            });
        return builder;
    }

    /// <param name="pages">All pages of the portal; those of staff get their own shell and the circuit.</param>
    public static WebApplication MapStaffDesk(this WebApplication app, RazorComponentsEndpointConventionBuilder pages)
    {
        pages.AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        pages.Add(UseStaffShell);
        // The desk is all that opens a circuit; its pages ask for their own power besides.
        pages.RestrictFrameworkRoutes(Policies.Staff);
        app.MapGet("/team", () => Results.Redirect(SignInPaths.Desk)).RequireAuthorization(Policies.Staff);
        app.MapPaperContent();
        app.MapLetters();
        app.MapRequests();
        app.MapPersons();
        return app;
    }

    private static void UseStaffShell(EndpointBuilder endpoint)
    {
        var page = endpoint.Metadata.OfType<ComponentTypeMetadata>().LastOrDefault()?.Type;
        if (page?.Namespace?.StartsWith(typeof(StaffApp).Namespace!, StringComparison.Ordinal) is not true)
        {
            return;
        }

        endpoint.Metadata.Add(new RootComponentMetadata(typeof(StaffApp)));
        if (!page.IsDefined(typeof(AcceptsFormsAttribute), inherit: false))
        {
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get]));
        }

        endpoint.RequestDelegate = StaffContentPolicy.Before(endpoint.RequestDelegate!);
    }
}
