using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Portal.Ui.Hosting;

namespace Portal.Identity.External;

internal static class ExternalHostExtensions
{
    private const string Cookie = "portal-external-";

    public static void AddExternal(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        var services = authentication.Services;
        services.AddScoped<ExternalLogins>();
        if (!configuration.GetSection(ExternalOptions.Section).Exists())
        {
            return;
        }
        services.AddOptions<ExternalOptions>().BindConfiguration(ExternalOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExternalOptions>, ExternalOptionsCheck>();
        services
            .AddHttpClient(
                ExternalProvider.Line,
                client =>
                {
                    client.Timeout = TimeSpan.FromSeconds(10);
                    client.MaxResponseContentBufferSize = 256 * 1024;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(15),
                }
            );
        services.AddSingleton<ExternalProvider>();
        services.AddSingleton<ExternalAnswer>();
        services.AddKeyedSingleton(
            ExternalProvider.Line,
            (provider, _) =>
                new TokenVerifier(
                    provider.GetRequiredService<IOptions<ExternalOptions>>().Value.Authority,
                    provider.GetRequiredService<ExternalProvider>().GetKeysAsync,
                    provider.GetRequiredService<TimeProvider>()
                )
        );
        authentication
            .AddCookie(
                ExternalPerson.Scheme,
                options =>
                {
                    options.Cookie.Name = ExternalPerson.Cookie;
                    options.Cookie.SameSite = SameSiteMode.Lax;
                    options.Cookie.HttpOnly = true;
                    options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    options.CookieManager = new HostPrefixCookieManager();
                    options.ExpireTimeSpan = ExternalPerson.Lifetime;
                    options.SlidingExpiration = false;
                }
            )
            .AddOAuth<OAuthOptions, ExternalHandler>(ExternalEndpoints.Scheme, Configure);
        services
            .AddOptions<OAuthOptions>(ExternalEndpoints.Scheme)
            .Configure<IOptions<ExternalOptions>, IHttpClientFactory>(Configure);
    }

    private static void Configure(OAuthOptions options)
    {
        options.SignInScheme = ExternalPerson.Scheme;
        options.CallbackPath = "/extern/antwort";
        options.UsePkce = true;
        options.SaveTokens = false;
        options.CorrelationCookie.Name = Cookie;
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(30);
        options.Events = new OAuthEvents
        {
            OnCreatingTicket = context =>
                context.HttpContext.RequestServices.GetRequiredService<ExternalAnswer>().AcceptAsync(context),
            OnRemoteFailure = ExternalFailure.AnswerAsync,
            OnAccessDenied = ExternalFailure.AnswerAsync,
        };
    }

    private static void Configure(OAuthOptions options, IOptions<ExternalOptions> external, IHttpClientFactory clients)
    {
        options.ClientId = external.Value.ClientId;
        options.ClientSecret = File.ReadAllText(external.Value.SecretPath).Trim();
        options.Scope.Add("openid");
        foreach (var scope in external.Value.Scopes)
        {
            options.Scope.Add(scope);
        }
        // The true ones are found out when they are needed (ExternalHandler); without any the framework does not start.
        options.AuthorizationEndpoint = external.Value.Authority;
        options.TokenEndpoint = external.Value.Authority;
        options.Backchannel = clients.CreateClient(ExternalProvider.Line);
    }
}
