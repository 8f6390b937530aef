using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Portal.Core.Papers.Storage;
using Portal.Database;

namespace Portal.Core.Letters;

internal sealed record CodeHash(string MasterKeyId, byte[] Bytes);

/// <summary>
/// Hashes under secrets derived from the operator's master keys: one code gives one hash, so that an index finds it, and the
/// database alone is of no use to somebody who tries them all.
/// </summary>
internal sealed class LetterSecrets(IMasterKeys masterKeys)
{
    private const int Ipv6NetworkBytes = 8;

    public CodeHash Hash(LetterCode code) => Hash(code, masterKeys.CurrentId);

    /// <summary>Under every key there is: a letter stays good when the master key is changed.</summary>
    public IReadOnlyList<byte[]> Hashes(LetterCode code) => [.. masterKeys.Ids.Select(id => Hash(code, id).Bytes)];

    public byte[]? Device(string? name) =>
        string.IsNullOrEmpty(name) ? null : Keyed("portal letter devices"u8, Encoding.UTF8.GetBytes(name));

    public byte[]? Address(IPAddress? address) =>
        address is null ? null : Keyed("portal letter addresses"u8, Network(address));

    private CodeHash Hash(LetterCode code, string masterKeyId) =>
        new(masterKeyId, code.Hash(masterKeys.Derive(masterKeyId, "portal letter codes"u8)));

    private byte[] Keyed(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> value) =>
        HMACSHA256.HashData(masterKeys.Derive(masterKeys.CurrentId, purpose), value);

    // A household's line has 2^64 addresses of version 6 and changes among them.
    private static ReadOnlySpan<byte> Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? bytes.AsSpan(0, Ipv6NetworkBytes) : bytes;
    }
}
