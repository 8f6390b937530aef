using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.Ui.Localisation;

namespace Portal.Identity.External;

/// <summary>The framework's OAuth, where OpenID Connect asks for more: discovery, <c>nonce</c>, <c>acr</c>, and the <c>iss</c> of the answer.</summary>
internal sealed class ExternalHandler(
    IOptionsMonitor<OAuthOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ExternalProvider provider,
    IOptions<ExternalOptions> external
) : OAuthHandler<OAuthOptions>(options, loggers, encoder)
{
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (await provider.FindAsync(Context.RequestAborted) is not { } metadata)
        {
            Response.Redirect(ExternalFailure.To(ExternalRefusal.Away, properties.BackOf()));
            return;
        }
        Options.AuthorizationEndpoint = metadata.Authorization!;
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(
            base.BuildChallengeUrl(properties, redirectUri),
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["nonce"] = properties.NonceOf(),
                ["acr_values"] = string.Join(' ', external.Value.SufficientAcr),
                // Families share phones: who was there before must not come in unasked.
                ["prompt"] = "login",
                ["ui_locales"] = Language.Current.Key,
            }
        );

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        var properties = Options.StateDataFormat.Unprotect(Request.Query["state"]);
        if (await provider.FindAsync(Context.RequestAborted) is not { } metadata)
        {
            return Refuse(ExternalRefusal.Away);
        }
        // Before anything of the answer is used: a code for somebody else must not be sent to anybody.
        if (!metadata.MayAnswerAs(Request.Query["iss"]))
        {
            return Refuse(ExternalRefusal.Interrupted);
        }
        Options.TokenEndpoint = metadata.Token!;
        try
        {
            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (ExternalRefusedException refused)
        {
            return Refuse(refused.Reason);
        }
        catch (Exception exception) when (ExternalFailure.IsAway(exception, Context.RequestAborted))
        {
            return Refuse(ExternalRefusal.Away);
        }

        HandleRequestResult Refuse(ExternalRefusal reason) =>
            HandleRequestResult.Fail(new ExternalRefusedException(reason), properties);
    }
}
