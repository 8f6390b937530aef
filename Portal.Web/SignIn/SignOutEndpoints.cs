using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.Core.Sessions;
using Portal.Ui.Hosting;
using Portal.Ui.Localisation;

namespace Portal.Web.SignIn;

/// <summary>Whoever signs out here is signed out at the provider too, and the other way round.</summary>
internal static class SignOutEndpoints
{
    public static void MapSignOut(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                SignInPaths.StaffOut,
                ([FromForm] IFormCollection _, HttpContext context) => LeaveAsync(context, Audience.Staff)
            )
            .AllowAnonymous();
        routes
            .MapPost(
                SignInPaths.ResidentOut,
                ([FromForm] IFormCollection _, HttpContext context) => LeaveAsync(context, Audience.Residents)
            )
            .AllowAnonymous();
        foreach (var audience in Audience.All)
        {
            routes
                .MapPost(
                    audience.EndedPath,
                    ([FromForm(Name = "logout_token")] string? token, HttpContext context) =>
                        EndAsync(token, context, audience)
                )
                .AllowAnonymous()
                .DisableAntiforgery();
            routes
                .MapGet(
                    audience.SignedOutPath,
                    ([FromQuery] string? state, Languages languages) => Left(state, languages, audience)
                )
                .AllowAnonymous();
        }
    }

    /// <summary>Ends the session here; answers with the address that ends it at the provider, or null when nobody was signed in.</summary>
    public static async Task<string?> EndHereAsync(HttpContext context, Audience audience, string state)
    {
        var signedIn = await context.AuthenticateAsync(audience.Cookie);
        if (signedIn is not { Succeeded: true, Principal: { } person })
            return null;
        if (SessionClaims.SessionOf(person) is { } session)
            await context
                .RequestServices.GetRequiredService<ISignInSessions>()
                .EndAsync(session, context.RequestAborted);
        await context.SignOutAsync(audience.Cookie);
        var provider = context.RequestServices.GetRequiredService<IOptions<IdentityProviderOptions>>().Value;
        return QueryHelpers.AddQueryString(
            provider.At("/connect/end_session").AbsoluteUri,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["client_id"] = audience.Client,
                ["id_token_hint"] = signedIn.Properties.GetTokenValue(SignInAnswer.IdTokenName),
                ["post_logout_redirect_uri"] = new Uri(provider.PortalAddress, audience.SignedOutPath).AbsoluteUri,
                ["state"] = state,
            }
        );
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Audience audience) =>
        await EndHereAsync(context, audience, Language.Current.Key) is { } onward
            ? Results.Redirect(onward)
            : Results.LocalRedirect(audience.SignedOutPath);

    // The language came along, because "Ich bin fertig" cleared the cookie that knew it.
    private static IResult Left(string? state, Languages languages, Audience audience) =>
        Results.LocalRedirect(
            SignInFailure.Note(SignInRefusal.SignedOut, audience)
                + (
                    languages.All.Any(language => string.Equals(language.Key, state, StringComparison.Ordinal))
                        ? $"&{LanguageChoice.QueryName}={state}"
                        : ""
                )
        );

    /// <summary>OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.7.</summary>
    private static async Task<IResult> EndAsync(string? token, HttpContext context, Audience audience)
    {
        context.Response.Headers.CacheControl = "no-store";
        var tokens = context.RequestServices.GetRequiredService<TokenVerifier>();
        if (await tokens.VerifyLogoutAsync(token, audience.Client, context.RequestAborted) is not { } ended)
            return Results.BadRequest();
        Guid? subject = Guid.TryParse(ended.Subject, out var id) ? id : null;
        if (ended.Session is null && subject is null)
            return Results.BadRequest();
        await context
            .RequestServices.GetRequiredService<ISignInSessions>()
            .EndFromProviderAsync(audience.Name, ended.Session, subject, context.RequestAborted);
        return Results.Ok();
    }
}
