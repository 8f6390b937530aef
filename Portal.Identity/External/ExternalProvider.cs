using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Portal.Identity.External;

/// <summary>What we ask the provider ourselves, without the browser.</summary>
internal sealed partial class ExternalProvider(
    IHttpClientFactory clients,
    IOptions<ExternalOptions> options,
    TimeProvider time,
    ILogger<ExternalProvider> logger
)
{
    public const string Line = "external";

    // Short: whoever is sent to a provider that is away stands before an error of the browser.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private (ExternalMetadata Metadata, DateTimeOffset Asked)? _known;

    /// <summary>Null when it is away, or says of itself what cannot be.</summary>
    public async Task<ExternalMetadata?> FindAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetUtcNow() - known.Asked < Fresh)
        {
            return known.Metadata;
        }
        var issuer = options.Value.Authority;
        try
        {
            var said = await clients
                .CreateClient(Line)
                .GetFromJsonAsync<ExternalMetadata>(
                    issuer.TrimEnd('/') + "/.well-known/openid-configuration",
                    cancellationToken
                );
            if (said is not { IsSound: true } || !string.Equals(said.Issuer, issuer, StringComparison.Ordinal))
            {
                LogNotIt(issuer);
                return null;
            }
            _known = (said, time.GetUtcNow());
            return said;
        }
        catch (Exception exception) when (ExternalFailure.IsAway(exception, cancellationToken))
        {
            LogAway(exception.GetType().Name);
            return null;
        }
    }

    public async Task<JsonElement> GetKeysAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { Keys: { } keys }
            ? await clients.CreateClient(Line).GetFromJsonAsync<JsonElement>(keys, cancellationToken)
            : throw new HttpRequestException("The provider is away.");

    /// <summary>Of all that the provider tells about the person, nothing else is read.</summary>
    public async Task<string?> GetSubjectAsync(string accessToken, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } metadata)
        {
            return null;
        }
        using var question = new HttpRequestMessage(HttpMethod.Get, metadata.UserInfo);
        question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await clients.CreateClient(Line).SendAsync(question, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var claims = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return claims.TryGetProperty("sub", out var subject) ? subject.GetString() : null;
    }

    [LoggerMessage(
        LogLevel.Error,
        "What {Issuer} says of itself does not fit: its issuer is another, or an address is missing"
    )]
    private partial void LogNotIt(string issuer);

    [LoggerMessage(LogLevel.Warning, "The external provider is away ({Cause})")]
    private partial void LogAway(string cause);
}
