using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Identity.External;

/// <summary>What the provider says of itself (OpenID Connect Discovery 1.0, section 3).</summary>
internal sealed record ExternalMetadata
{
    [JsonPropertyName("issuer")]
    public string? Issuer { get; init; }

    [JsonPropertyName("authorization_endpoint")]
    public string? Authorization { get; init; }

    [JsonPropertyName("token_endpoint")]
    public string? Token { get; init; }

    [JsonPropertyName("userinfo_endpoint")]
    public string? UserInfo { get; init; }

    [JsonPropertyName("jwks_uri")]
    public string? Keys { get; init; }

    /// <summary>Whether its answers name it (RFC 9207).</summary>
    [JsonPropertyName("authorization_response_iss_parameter_supported")]
    public bool AnswersNameIssuer { get; init; }

    public bool IsSound =>
        ExternalOptionsCheck.IsUsable(Authorization)
        && ExternalOptionsCheck.IsUsable(Token)
        && ExternalOptionsCheck.IsUsable(UserInfo)
        && ExternalOptionsCheck.IsUsable(Keys);

    /// <summary>An answer of somebody else must not reach the token endpoint (mix-up).</summary>
    public bool MayAnswerAs(string? issuer) =>
        string.IsNullOrEmpty(issuer) ? !AnswersNameIssuer : string.Equals(issuer, Issuer, StringComparison.Ordinal);
}
