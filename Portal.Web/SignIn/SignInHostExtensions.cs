using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Portal.Ui.Hosting;
using Portal.Web.Resident.Finished;

namespace Portal.Web.SignIn;

/// <summary>Sign-in of staff and residents at the OpenID provider: authorization code, PKCE, pushed requests.</summary>
internal static class SignInHostExtensions
{
    public static AuthenticationBuilder AddIdentitySignIn(this AuthenticationBuilder authentication)
    {
        var services = authentication.Services;
        services
            .AddOptions<IdentityProviderOptions>()
            .BindConfiguration(IdentityProviderOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHttpClient(ProviderLine.Name, client => client.Timeout = TimeSpan.FromSeconds(20));
        services.AddSingleton<ProviderLine>();
        services.AddSingleton(provider => new TokenVerifier(
            provider.GetRequiredService<IOptions<IdentityProviderOptions>>().Value.Issuer,
            cancellationToken =>
                provider.GetRequiredService<ProviderLine>().GetJsonAsync("/connect/jwks", cancellationToken),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<SignInAnswer>();
        services.AddSingleton<IFinishing, SignOutFinishing>();
        services.AddOptions<ResidentOptions>().BindConfiguration(ResidentOptions.Section).ValidateOnStart();
        services.AddSingleton<IAuthorizationHandler, ResidentLevel>();
        authentication.AddResidentCookie();
        foreach (var audience in Audience.All)
        {
            authentication.AddOAuth(audience.Scheme, options => Configure(options, audience));
            services
                .AddOptions<OAuthOptions>(audience.Scheme)
                .Configure<IOptions<IdentityProviderOptions>, IHttpClientFactory>(
                    (options, provider, clients) =>
                    {
                        options.ClientSecret = provider.Value.SecretOf(audience.Client);
                        options.AuthorizationEndpoint = provider.Value.At("/connect/authorize").AbsoluteUri;
                        options.TokenEndpoint = provider.Value.At("/connect/token").AbsoluteUri;
                        options.Backchannel = clients.CreateClient(ProviderLine.Name);
                    }
                );
        }
        return authentication;
    }

    private static void Configure(OAuthOptions options, Audience audience)
    {
        options.SignInScheme = audience.Cookie;
        options.ClientId = audience.Client;
        options.CallbackPath = audience.AnswerPath;
        options.UsePkce = true;
        options.Scope.Add("openid");
        options.SaveTokens = false;
        options.CorrelationCookie.Name = $"portal-{audience.Name}-";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(60);
        options.Events = new OAuthEvents
        {
            OnRedirectToAuthorizationEndpoint = SignInRequest.PushAsync,
            OnCreatingTicket = context =>
                context.HttpContext.RequestServices.GetRequiredService<SignInAnswer>().AcceptAsync(context, audience),
            OnRemoteFailure = context => SignInFailure.AnswerAsync(context, audience),
            OnAccessDenied = context => SignInFailure.AnswerAsync(context, audience),
        };
    }
}
