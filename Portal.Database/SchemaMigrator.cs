using Microsoft.Extensions.Logging;
using Npgsql;

namespace Portal.Database;

public sealed class SchemaMismatchException : Exception
{
    public SchemaMismatchException() { }

    public SchemaMismatchException(string message)
        : base(message) { }

    public SchemaMismatchException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>Brings the database to the schema of this program. Several instances may start at once: an advisory lock lets one work.</summary>
public sealed partial class SchemaMigrator(
    NpgsqlDataSource database,
    IReadOnlyList<SchemaMigration> migrations,
    TimeProvider time,
    ILogger<SchemaMigrator> logger
)
{
    // "portal" in ASCII: any number, but always the same.
    private const long LockKey = 0x706F7274616C;

    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await CreateSchemaAsync(connection, cancellationToken);
            await ExecuteAsync(
                connection,
                """
                create table if not exists schema_migration (
                    name text primary key,
                    checksum text not null,
                    applied_at timestamptz not null
                )
                """,
                cancellationToken
            );
            var applied = await ReadAppliedAsync(connection, cancellationToken);
            var count = 0;
            foreach (var migration in migrations)
            {
                if (!applied.TryGetValue(migration.Name, out var checksum))
                {
                    await ApplyAsync(connection, migration, cancellationToken);
                    count++;
                }
                else if (!string.Equals(checksum, migration.Checksum, StringComparison.Ordinal))
                {
                    throw new SchemaMismatchException(
                        $"Migration {migration.Name} was changed after it was applied. Put it back and add a new file."
                    );
                }
            }
            return count;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    /// <summary>Names of files that this program brings and the database does not have yet.</summary>
    public async Task<IReadOnlyList<string>> FindPendingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var applied = await ReadAppliedAsync(connection, cancellationToken);
        return [.. migrations.Select(migration => migration.Name).Where(name => !applied.ContainsKey(name))];
    }

    // Only where the search path names a schema that is not there yet: an operator may have made it, with fewer rights for us.
    private static async Task CreateSchemaAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var schema = new NpgsqlConnectionStringBuilder(connection.ConnectionString).SearchPath;
        await using var exists = new NpgsqlCommand("select to_regnamespace($1) is not null", connection);
        exists.Parameters.AddWithValue(schema ?? "public");
        if (await exists.ExecuteScalarAsync(cancellationToken) is false)
            await ExecuteAsync(connection, $"create schema {schema}", cancellationToken);
    }

    private async Task ApplyAsync(
        NpgsqlConnection connection,
        SchemaMigration migration,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, migration.Sql, cancellationToken);
        await using var record = new NpgsqlCommand(
            "insert into schema_migration (name, checksum, applied_at) values ($1, $2, $3)",
            connection
        );
        record.Parameters.AddWithValue(migration.Name);
        record.Parameters.AddWithValue(migration.Checksum);
        record.Parameters.AddWithValue(time.GetUtcNow());
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogApplied(migration.Name);
    }

    private static async Task<Dictionary<string, string>> ReadAppliedAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("select name, checksum from schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetString(0), reader.GetString(1));
        }
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Applied schema migration {Name}")]
    private partial void LogApplied(string name);
}
