using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Portal.Ui.Hosting;

namespace Portal.Identity.External;

/// <summary>Makes the provider's answer into two facts, who and how sure. Names and addresses that come along are not read.</summary>
internal sealed class ExternalAnswer(
    [FromKeyedServices(ExternalProvider.Line)] TokenVerifier tokens,
    ExternalProvider provider,
    IOptions<ExternalOptions> options
)
{
    public async Task AcceptAsync(OAuthCreatingTicketContext context)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        var token = await tokens.VerifyIdTokenAsync(
            context.TokenResponse.Response!.RootElement.TryGetProperty("id_token", out var signed)
                ? signed.GetString()
                : null,
            options.Value.ClientId,
            context.Properties.NonceOf(),
            cancellationToken
        );
        if (
            token is not { Subject: { Length: > 0 } subject }
            || !string.Equals(
                await provider.GetSubjectAsync(context.AccessToken!, cancellationToken),
                subject,
                StringComparison.Ordinal
            )
        )
        {
            throw new ExternalRefusedException(ExternalRefusal.Interrupted);
        }
        if (options.Value.LevelOf(token.Level) is not { } level || level < options.Value.MinimumLevel)
        {
            throw new ExternalRefusedException(ExternalRefusal.TooLow);
        }
        context.Principal = new ClaimsPrincipal(ExternalPerson.Identify(subject, level));
    }
}
