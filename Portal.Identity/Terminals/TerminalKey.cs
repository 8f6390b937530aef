using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Identity.Terminals;

/// <summary>A terminal's public key for ES256 as a JWK (RFC 7517), named by its thumbprint (RFC 7638).</summary>
internal sealed record TerminalKey(string X, string Y)
{
    private const int CoordinateBytes = 32;

    [JsonPropertyOrder(-2)]
    public string Kty { get; } = "EC";

    [JsonPropertyOrder(-1)]
    public string Crv { get; } = "P-256";

    public string Alg { get; } = "ES256";

    public string Use { get; } = "sig";

    public string Kid =>
        Base64Url.EncodeToString(
            SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"{{Crv}}","kty":"{{Kty}}","x":"{{X}}","y":"{{Y}}"}"""))
        );

    /// <summary>Null unless it is a point on P-256, and public: a private key that was sent is no secret any more.</summary>
    public static TerminalKey? Read(JsonElement jwk)
    {
        if (
            jwk.ValueKind != JsonValueKind.Object
            || jwk.TryGetProperty("d", out _)
            || Text(jwk, "kty") is not "EC"
            || Text(jwk, "crv") is not "P-256"
            || Coordinate(jwk, "x") is not { } x
            || Coordinate(jwk, "y") is not { } y
        )
            return null;
        var key = new TerminalKey(Base64Url.EncodeToString(x), Base64Url.EncodeToString(y));
        try
        {
            using var point = key.ToEcdsa();
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public ECDsa ToEcdsa() =>
        ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
            }
        );

    private static string? Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Coordinate(JsonElement jwk, string name) =>
        Text(jwk, name) is { } text && Base64Url.IsValid(text, out var length) && length == CoordinateBytes
            ? Base64Url.DecodeFromChars(text)
            : null;
}
