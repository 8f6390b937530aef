using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Portal.Ui.Hosting;

/// <summary>A token that a provider signed (RFC 7515, RFC 7519), taken apart.</summary>
public sealed class SignedToken
{
    private readonly JsonElement _header;

    private SignedToken(JsonElement header, JsonElement claims) => (_header, Claims) = (header, claims);

    public JsonElement Claims { get; }

    public string? Subject => Text("sub");

    public string? Session => Text("sid");

    public string? Level => Text("acr");

    public IEnumerable<string> Means =>
        Claims.TryGetProperty("amr", out var means) && means.ValueKind == JsonValueKind.Array
            ? means.EnumerateArray().Select(mean => mean.ToString())
            : [];

    internal string? Kind => Text(_header, "typ");

    public string? Text(string claim) => Text(Claims, claim);

    public DateTimeOffset? Time(string claim) =>
        Claims.TryGetProperty(claim, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether it was made for <paramref name="client"/>; among several, it must be the one that asked (OpenID Connect Core 1.0, section 3.1.3.7).</summary>
    internal bool IsFor(string client)
    {
        if (!Claims.TryGetProperty("aud", out var audience))
            return false;
        if (audience.ValueKind == JsonValueKind.String)
            return audience.ValueEquals(client);
        return audience.ValueKind == JsonValueKind.Array
            && audience.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(client))
            && (audience.GetArrayLength() == 1 || string.Equals(Text("azp"), client, StringComparison.Ordinal));
    }

    /// <summary>The key's name, or null when this is no token that names one.</summary>
    internal static string? KeyOf(string token) =>
        token.Split('.') is { Length: 3 } parts
        && Parse(parts[0]) is { } header
        && !header.TryGetProperty("crit", out _)
            ? Text(header, "kid")
            : null;

    /// <summary>Null when the signature is not the key's, or made by another algorithm than the key's.</summary>
    internal static SignedToken? Verify(string token, SigningKey key)
    {
        var end = token.LastIndexOf('.');
        var parts = token.Split('.');
        return
            Parse(parts[0]) is { } header
            && string.Equals(Text(header, "alg"), key.Algorithm, StringComparison.Ordinal)
            && Decode(parts[2]) is { } signature
            && key.Verifies(Encoding.ASCII.GetBytes(token[..end]), signature)
            && Parse(parts[1]) is { } claims
            ? new SignedToken(header, claims)
            : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parse(string part)
    {
        try
        {
            return Decode(part) is { } bytes && JsonElement.Parse(bytes) is { ValueKind: JsonValueKind.Object } json
                ? json
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}
