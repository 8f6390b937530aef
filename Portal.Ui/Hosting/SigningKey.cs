using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Portal.Ui.Hosting;

/// <summary>A provider's public key (RFC 7517). It is good for one algorithm, whatever a token's header says.</summary>
internal sealed class SigningKey
{
    private const int SmallestRsa = 2048;

    private readonly Func<byte[], byte[], bool> _verifies;

    private SigningKey(string algorithm, Func<byte[], byte[], bool> verifies) =>
        (Algorithm, _verifies) = (algorithm, verifies);

    /// <summary><c>ES256</c> or <c>RS256</c> (RFC 7518).</summary>
    public string Algorithm { get; }

    public bool Verifies(byte[] signed, byte[] signature) => _verifies(signed, signature);

    /// <summary>Null for keys of other kinds, for encryption, and for those that are too short.</summary>
    public static SigningKey? Read(JsonElement key)
    {
        if (key.TryGetProperty("use", out var use) && !use.ValueEquals("sig"))
            return null;
        return Text(key, "kty") switch
        {
            "EC" when Text(key, "crv") is "P-256" => Elliptic(key),
            "RSA" => Rsa(key),
            _ => null,
        };
    }

    private static SigningKey Elliptic(JsonElement key)
    {
        var point = new ECPoint { X = Bytes(key, "x"), Y = Bytes(key, "y") };
        var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return new("ES256", (signed, signature) => curve.VerifyData(signed, signature, HashAlgorithmName.SHA256));
    }

    private static SigningKey? Rsa(JsonElement key)
    {
        var rsa = RSA.Create(new RSAParameters { Modulus = Bytes(key, "n"), Exponent = Bytes(key, "e") });
        return rsa.KeySize < SmallestRsa
            ? null
            : new(
                "RS256",
                (signed, signature) =>
                    rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            );
    }

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static byte[] Bytes(JsonElement key, string name) =>
        Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
}
