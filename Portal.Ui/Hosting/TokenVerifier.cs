using System.Collections.Immutable;
using System.Text.Json;

namespace Portal.Ui.Hosting;

/// <summary>Checks what one provider signed. An unknown key makes it ask for the keys again, so that they may change at any time.</summary>
/// <param name="askForKeys">The provider's key set (RFC 7517, section 5).</param>
public sealed class TokenVerifier(
    string issuer,
    Func<CancellationToken, Task<JsonElement>> askForKeys,
    TimeProvider time
) : IDisposable
{
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    // Whoever sends tokens with invented keys must not make us ask without end.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _asking = new(1);
    private ImmutableDictionary<string, SigningKey> _keys = ImmutableDictionary<string, SigningKey>.Empty;
    private DateTimeOffset _asked = DateTimeOffset.MinValue;

    /// <summary>Null unless the provider signed it, lately, for <paramref name="client"/>, as answer to the request with this nonce.</summary>
    public async Task<SignedToken?> VerifyIdTokenAsync(
        string? token,
        string client,
        string? nonce,
        CancellationToken cancellationToken
    ) =>
        nonce is { Length: > 0 }
        && await VerifyAsync(token, client, cancellationToken) is { } verified
        && (verified.Kind is null || string.Equals(verified.Kind, "JWT", StringComparison.OrdinalIgnoreCase))
        && string.Equals(verified.Text("nonce"), nonce, StringComparison.Ordinal)
            ? verified
            : null;

    /// <summary>Null unless the provider says by it that a session is over (OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6).</summary>
    public async Task<SignedToken?> VerifyLogoutAsync(
        string? token,
        string client,
        CancellationToken cancellationToken
    ) =>
        await VerifyAsync(token, client, cancellationToken) is { } verified
        && string.Equals(verified.Kind, "logout+jwt", StringComparison.OrdinalIgnoreCase)
        && verified.Text("nonce") is null
        && verified.Claims.TryGetProperty("events", out var events)
        && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(LogoutEvent, out _)
        && (verified.Session is not null || verified.Subject is not null)
            ? verified
            : null;

    public void Dispose() => _asking.Dispose();

    private async Task<SignedToken?> VerifyAsync(string? token, string client, CancellationToken cancellationToken)
    {
        if (token is null || SignedToken.KeyOf(token) is not { } name)
            return null;
        if (
            await FindAsync(name, cancellationToken) is not { } key
            || SignedToken.Verify(token, key) is not { } verified
        )
            return null;
        var now = time.GetUtcNow();
        return
            string.Equals(verified.Text("iss"), issuer, StringComparison.Ordinal)
            && verified.IsFor(client)
            && verified.Time("exp") > now - ClockTolerance
            && verified.Time("iat") < now + ClockTolerance
            ? verified
            : null;
    }

    private async Task<SigningKey?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(name, out var known))
            return known;
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (!_keys.ContainsKey(name) && time.GetUtcNow() - _asked > Pause)
            {
                _asked = time.GetUtcNow();
                _keys = Read(await askForKeys(cancellationToken));
            }
            return _keys.GetValueOrDefault(name);
        }
        finally
        {
            _asking.Release();
        }
    }

    private static ImmutableDictionary<string, SigningKey> Read(JsonElement set)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in set.GetProperty("keys").EnumerateArray())
        {
            if (key.TryGetProperty("kid", out var name) && SigningKey.Read(key) is { } read)
                keys[name.GetString()!] = read;
        }
        return keys.ToImmutable();
    }
}
