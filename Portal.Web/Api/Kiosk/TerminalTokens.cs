using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Web.SignIn;

namespace Portal.Web.Api.Kiosk;

/// <summary>Asks the provider about a terminal's token (RFC 7662) and remembers the answer for half a minute.</summary>
internal sealed class TerminalTokens(ProviderLine line, TimeProvider time)
{
    private const string Scope = "kiosk";
    private const int Longest = 200;
    private const int Remembered = 1000;

    // A terminal that was revoked is to be out within a minute.
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Answer> answers = new(StringComparer.Ordinal);

    /// <returns>The terminal's name as a client; null when the token is not good.</returns>
    /// <exception cref="HttpRequestException">The provider is away.</exception>
    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > Longest)
            return null;
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        var now = time.GetUtcNow();
        if (answers.TryGetValue(key, out var known) && known.Until > now)
            return known.Terminal;
        var told = await line.IntrospectAsync(token, cancellationToken);
        var (terminal, end) = told is { } answer ? Read(answer) : default;
        // Only good tokens are remembered, so that invented ones do not push them out.
        if (terminal is null)
            answers.TryRemove(key, out _);
        else
            Remember(key, new(terminal, Min(end, now + Memory)), now);
        return terminal;
    }

    // A token bound to a key (DPoP) is no bearer's.
    private static (string? Terminal, DateTimeOffset End) Read(JsonElement told) =>
        told.TryGetProperty("active", out var active)
        && active.ValueKind == JsonValueKind.True
        && !told.TryGetProperty("cnf", out _)
        && told.GetProperty("scope").ValueEquals(Scope)
            ? (
                told.GetProperty("client_id").GetString(),
                DateTimeOffset.FromUnixTimeSeconds(told.GetProperty("exp").GetInt64())
            )
            : default;

    private void Remember(string key, Answer answer, DateTimeOffset now)
    {
        if (answers.Count >= Remembered)
        {
            foreach (var (old, _) in answers.Where(one => one.Value.Until <= now))
                answers.TryRemove(old, out _);
        }
        answers[key] = answer;
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record Answer(string Terminal, DateTimeOffset Until);
}
