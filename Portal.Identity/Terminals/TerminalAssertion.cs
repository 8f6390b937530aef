using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Identity.Terminals;

/// <summary>What a terminal signed to show that it has its key (RFC 7523), taken apart and not yet believed.</summary>
internal sealed class TerminalAssertion
{
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly string written;
    private readonly JsonElement claims;

    private TerminalAssertion(string written, JsonElement claims, Guid terminal)
    {
        this.written = written;
        this.claims = claims;
        Terminal = terminal;
    }

    public Guid Terminal { get; }

    /// <summary>What makes it one of a kind: it is taken once.</summary>
    public string Id => Text("jti")!;

    public static TerminalAssertion? Read(string? written)
    {
        if (written?.Split('.') is not [var header, var payload, _] || Parse(header) is not { } head)
            return null;
        if (
            !head.TryGetProperty("alg", out var algorithm)
            || !algorithm.ToString().Equals("ES256", StringComparison.Ordinal)
            || head.TryGetProperty("crit", out _)
        )
            return null;
        return
            Parse(payload) is { } claims
            && claims.TryGetProperty("iss", out var issuer)
            && issuer.ValueKind == JsonValueKind.String
            && TerminalId.Read(issuer.GetString()) is { } terminal
            ? new(written, claims, terminal)
            : null;
    }

    public bool IsFor(string audience, DateTimeOffset now) =>
        Is("sub", Text("iss"))
        && Is("aud", audience)
        && Text("jti") is { Length: > 0 and <= 128 }
        && Time("exp") is { } end
        && end > now - ClockTolerance
        && end < now + Longest + ClockTolerance
        && !(Time("iat") > now + ClockTolerance)
        && !(Time("nbf") > now + ClockTolerance);

    public bool IsSignedBy(TerminalKey key)
    {
        var end = written.LastIndexOf('.');
        using var ecdsa = key.ToEcdsa();
        return Decode(written[(end + 1)..]) is { } signature
            && ecdsa.VerifyData(Encoding.ASCII.GetBytes(written[..end]), signature, HashAlgorithmName.SHA256);
    }

    private string? Text(string claim) =>
        claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private DateTimeOffset? Time(string claim) =>
        claims.TryGetProperty(claim, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private bool Is(string claim, string? text) => string.Equals(Text(claim), text, StringComparison.Ordinal);

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
