using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Portal.Web.SignIn;

/// <summary>The provider's public keys. An unknown key makes it ask again, so that keys may change at any time.</summary>
internal sealed class ProviderKeys(ProviderLine line, IOptions<IdentityProviderOptions> options, TimeProvider time)
    : IDisposable
{
    // Whoever sends tokens with invented keys must not make us ask without end.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _asking = new(1);
    private ImmutableDictionary<string, ECDsa> _keys = ImmutableDictionary<string, ECDsa>.Empty;
    private DateTimeOffset _asked = DateTimeOffset.MinValue;

    /// <summary>Null unless the provider signed it, lately, for <paramref name="client"/>.</summary>
    public async Task<IdToken?> VerifyAsync(string? token, string client, CancellationToken cancellationToken)
    {
        if (token is null || IdToken.KeyOf(token) is not { } name)
            return null;
        if (await FindAsync(name, cancellationToken) is not { } key || IdToken.Verify(token, key) is not { } verified)
            return null;
        var now = time.GetUtcNow();
        return
            string.Equals(verified.Text("iss"), options.Value.Issuer, StringComparison.Ordinal)
            && string.Equals(verified.Text("aud"), client, StringComparison.Ordinal)
            && verified.Time("exp") > now - ClockTolerance
            && verified.Time("iat") < now + ClockTolerance
            ? verified
            : null;
    }

    public void Dispose() => _asking.Dispose();

    private async Task<ECDsa?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(name, out var known))
            return known;
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (!_keys.ContainsKey(name) && time.GetUtcNow() - _asked > Pause)
            {
                _asked = time.GetUtcNow();
                _keys = Read(await line.GetJsonAsync("/connect/jwks", cancellationToken));
            }
            return _keys.GetValueOrDefault(name);
        }
        finally
        {
            _asking.Release();
        }
    }

    private static ImmutableDictionary<string, ECDsa> Read(JsonElement set) =>
        set.GetProperty("keys")
            .EnumerateArray()
            .Where(key => key.GetProperty("kty").ValueEquals("EC") && key.GetProperty("crv").ValueEquals("P-256"))
            .ToImmutableDictionary(key => key.GetProperty("kid").GetString()!, Import, StringComparer.Ordinal);

    private static ECDsa Import(JsonElement key) =>
        ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Coordinate(key, "x"), Y = Coordinate(key, "y") },
            }
        );

    private static byte[] Coordinate(JsonElement key, string name) =>
        Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
}
