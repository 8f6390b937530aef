using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Web.SignIn;

/// <summary>A token the provider signed with ES256 (RFC 7515, RFC 7518 section 3.4), taken apart and checked.</summary>
internal sealed class IdToken
{
    private IdToken(JsonElement header, JsonElement claims) => (Type, Claims) = (Read(header, "typ"), claims);

    /// <summary>What kind of token it says to be (RFC 8725 section 3.11).</summary>
    public string? Type { get; }

    public JsonElement Claims { get; }

    public Guid? Subject => Guid.TryParse(Text("sub"), out var subject) ? subject : null;

    public string? Session => Text("sid");

    public string? Level => Text("acr");

    public IEnumerable<string> Means =>
        Claims.TryGetProperty("amr", out var means) && means.ValueKind == JsonValueKind.Array
            ? means.EnumerateArray().Select(mean => mean.ToString())
            : [];

    public string? Text(string claim) => Read(Claims, claim);

    public DateTimeOffset? Time(string claim) =>
        Claims.TryGetProperty(claim, out var value) && value.TryGetInt64(out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The key's name, or null when this is no token signed with ES256.</summary>
    public static string? KeyOf(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || Parse(parts[0]) is not { } header)
            return null;
        return
            header.TryGetProperty("alg", out var algorithm)
            && algorithm.ValueEquals("ES256")
            && header.TryGetProperty("kid", out var key)
            && !header.TryGetProperty("crit", out _)
            ? key.GetString()
            : null;
    }

    /// <summary>Null when the signature is not the key's.</summary>
    public static IdToken? Verify(string token, ECDsa key)
    {
        var end = token.LastIndexOf('.');
        var signed = Encoding.ASCII.GetBytes(token[..end]);
        return
            Decode(token[(end + 1)..]) is { } signature
            && key.VerifyData(signed, signature, HashAlgorithmName.SHA256)
            && Parse(token.Split('.')[0]) is { } header
            && Parse(token.Split('.')[1]) is { } claims
            ? new IdToken(header, claims)
            : null;
    }

    private static string? Read(JsonElement json, string name) =>
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
