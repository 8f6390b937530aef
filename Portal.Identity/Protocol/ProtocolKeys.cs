using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Portal.Identity.Protocol;

/// <summary>Keys of the protocol, newest first: the first signs, all of them verify.</summary>
public sealed record ProtocolKeySet(IReadOnlyList<JsonElement> Signing, IReadOnlyList<string> Cookies, string Version);

/// <summary>Signing and cookie keys in PostgreSQL, so that all instances sign alike and a change costs nobody's sign-in.</summary>
internal sealed class ProtocolKeys(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider time)
{
    private const string Signing = "signing";
    private const string Cookie = "cookie";

    // Longer than anything lives that an old key signed or sealed.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(11);

    private readonly IDataProtector _protector = protection.CreateProtector("Portal.Identity.ProtocolKeys");

    public async Task<ProtocolKeySet> LoadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var alone = new NpgsqlCommand("lock table protocol_key in share row exclusive mode", connection))
            await alone.ExecuteNonQueryAsync(cancellationToken);
        var keys = await ReadAsync(connection, cancellationToken);
        foreach (
            var purpose in new[] { Signing, Cookie }.Where(purpose =>
                keys.All(key => !string.Equals(key.Purpose, purpose, StringComparison.Ordinal))
            )
        )
            keys.Insert(0, await AddAsync(connection, purpose, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return new(
            [.. keys.Where(key => key.Purpose is Signing).Select(key => JsonElement.Parse(key.Material))],
            [.. keys.Where(key => key.Purpose is Cookie).Select(key => key.Material)],
            string.Join(' ', keys.Select(key => key.Id))
        );
    }

    /// <summary>New keys come first at once; old ones verify for as long as something they signed may live.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var retire = new NpgsqlCommand(
            """
            delete from protocol_key where retired_at <= @now;
            update protocol_key set retired_at = @later where retired_at is null
            """,
            connection
        );
        var now = time.GetUtcNow();
        retire.Parameters.AddWithValue("now", now);
        retire.Parameters.AddWithValue("later", now + Overlap);
        await retire.ExecuteNonQueryAsync(cancellationToken);
        await AddAsync(connection, Signing, cancellationToken);
        await AddAsync(connection, Cookie, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<List<Key>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select id, purpose, material from protocol_key where retired_at is null or retired_at > $1 order by created_at desc",
            connection
        );
        command.Parameters.AddWithValue(time.GetUtcNow());
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<Key> keys = [];
        while (await rows.ReadAsync(cancellationToken))
            keys.Add(new(rows.GetGuid(0), rows.GetString(1), _protector.Unprotect(rows.GetString(2))));
        return keys;
    }

    private async Task<Key> AddAsync(NpgsqlConnection connection, string purpose, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = new Key(
            Guid.CreateVersion7(now),
            purpose,
            purpose is Signing ? CreateSigningKey() : CreateCookieKey()
        );
        await using var command = new NpgsqlCommand(
            "insert into protocol_key (id, purpose, material, created_at) values ($1, $2, $3, $4)",
            connection
        );
        command.Parameters.AddWithValue(key.Id);
        command.Parameters.AddWithValue(purpose);
        command.Parameters.AddWithValue(_protector.Protect(key.Material));
        command.Parameters.AddWithValue(now);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return key;
    }

    private static string CreateCookieKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A private JWK (RFC 7517) for ES256.</summary>
    private static string CreateSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = key.ExportParameters(includePrivateParameters: true);
        return JsonSerializer.Serialize(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["alg"] = "ES256",
                ["use"] = "sig",
                ["kid"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
                ["x"] = Base64Url.EncodeToString(parts.Q.X),
                ["y"] = Base64Url.EncodeToString(parts.Q.Y),
                ["d"] = Base64Url.EncodeToString(parts.D),
            }
        );
    }

    private sealed record Key(Guid Id, string Purpose, string Material);
}
