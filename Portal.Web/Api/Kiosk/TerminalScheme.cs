using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Portal.Web.Api.Kiosk;

/// <summary>A terminal shows a token of the provider with every request; there is no cookie and no session.</summary>
internal sealed class TerminalScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    TerminalTokens tokens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "terminal";
    public const string TerminalClaim = "portal:terminal";

    private bool away;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (
            !AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var shown)
            || !string.Equals(shown.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrEmpty(shown.Parameter)
        )
            return AuthenticateResult.NoResult();
        try
        {
            if (await tokens.FindAsync(shown.Parameter, Context.RequestAborted) is not { } terminal)
                return AuthenticateResult.Fail("The token is not good, or not any more.");
            var identity = new ClaimsIdentity([new Claim(TerminalClaim, terminal)], Name);
            return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
        }
        catch (Exception exception)
            when (exception is HttpRequestException or JsonException or OperationCanceledException
                && !Context.RequestAborted.IsCancellationRequested
            )
        {
            away = true;
            return AuthenticateResult.Fail("The provider is away.");
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (away)
            return RefuseAsync(StatusCodes.Status503ServiceUnavailable);
        Response.Headers.WWWAuthenticate =
            Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return RefuseAsync(StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        RefuseAsync(StatusCodes.Status403Forbidden);

    private Task RefuseAsync(int status) => Results.Problem(statusCode: status).ExecuteAsync(Context);
}
