using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Hosts.Tests.Identity;

/// <summary>A device with one passkey (WebAuthn level 2, ES256, no attestation), and the browser in front of it.</summary>
internal sealed class SoftwareAuthenticator(string origin)
{
    private const byte PresentAndVerified = 0x05;
    private const byte WithCredential = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string? user;
    private uint count;

    public byte[] CredentialId => id;

    public string Create(string options)
    {
        var asked = JsonNode.Parse(options)!;
        user = (string?)asked["user"]!["id"];
        var clientData = ClientData("webauthn.create", asked);
        var data = AuthenticatorData(
            (string)asked["rp"]!["id"]!,
            PresentAndVerified | WithCredential,
            [.. new byte[16], .. Big((ushort)id.Length), .. id, .. CoseKey()]
        );
        byte[] attestation =
        [
            0xA3,
            .. CborText("fmt"),
            .. CborText("none"),
            .. CborText("attStmt"),
            0xA0,
            .. CborText("authData"),
            .. CborBytes(data),
        ];
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(clientData),
                ["attestationObject"] = Base64Url.EncodeToString(attestation),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    public string Use(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var clientData = ClientData("webauthn.get", asked);
        var data = AuthenticatorData((string)asked["rpId"]!, PresentAndVerified, []);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(clientData)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Answer(
            new JsonObject
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(clientData),
                ["authenticatorData"] = Base64Url.EncodeToString(data),
                ["signature"] = Base64Url.EncodeToString(signature),
                ["userHandle"] = user,
            }
        );
    }

    private string Answer(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Base64Url.EncodeToString(id),
            ["rawId"] = Base64Url.EncodeToString(id),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private byte[] ClientData(string type, JsonNode asked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = (string)asked["challenge"]!,
                origin,
                crossOrigin = false,
            }
        );

    private byte[] AuthenticatorData(string relyingParty, int flags, byte[] credential)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), (byte)flags, .. counter, .. credential];
    }

    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    private byte[] CoseKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. CborBytes(point.X!), 0x22, .. CborBytes(point.Y!)];
    }

    private static byte[] CborText(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    // The shortest form of the length: others are refused.
    private static byte[] CborBytes(byte[] bytes) =>
        bytes.Length < 256 ? [0x58, (byte)bytes.Length, .. bytes] : [0x59, .. Big((ushort)bytes.Length), .. bytes];

    private static byte[] Big(ushort value) => [(byte)(value >> 8), (byte)value];
}
