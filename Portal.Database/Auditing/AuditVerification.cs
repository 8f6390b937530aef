using System.Data;
using System.Security.Cryptography;
using Npgsql;

namespace Portal.Database.Auditing;

/// <summary>A place in the chain, as somebody wrote it down: <c>sequence:hash</c>.</summary>
public sealed record AuditMark(long Sequence, string Hash)
{
    public override string ToString() => FormattableString.Invariant($"{Sequence}:{Hash}");

    public static AuditMark? Parse(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return
            written.Split(':') is [var number, { Length: 64 } hash]
            && long.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var sequence)
            ? new(sequence, hash.ToLowerInvariant())
            : null;
    }
}

/// <param name="Entries">How many were checked and follow each other.</param>
/// <param name="BrokenAt">The first sequence number where the chain is not what was written; null when it is whole.</param>
public sealed record AuditVerdict(long Entries, AuditMark Head, long? BrokenAt);

/// <summary>Reads the whole trail and computes every hash again.</summary>
public sealed class AuditVerification(NpgsqlDataSource database)
{
    /// <param name="noted">A head that was kept elsewhere: even a chain forged from end to end does not pass through it.</param>
    public async Task<AuditVerdict> VerifyAsync(AuditMark? noted, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // One snapshot for head and entries: the portal goes on writing meanwhile.
        await using var snapshot = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        var head = await ReadHeadAsync(connection, cancellationToken);
        var (last, brokenAt) = await FollowAsync(connection, noted, cancellationToken);
        brokenAt ??= FirstDifference(last, head, noted);
        return new(last.Sequence, head ?? last, brokenAt);
    }

    private static long? FirstDifference(AuditMark last, AuditMark? head, AuditMark? noted) =>
        head?.Sequence == last.Sequence && head != last ? last.Sequence
        : head != last ? Math.Min(last.Sequence, head?.Sequence ?? last.Sequence) + 1
        : noted?.Sequence > last.Sequence ? last.Sequence + 1
        : null;

    private static async Task<AuditMark?> ReadHeadAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("select sequence, hash from audit_head", connection);
        await using var head = await command.ExecuteReaderAsync(cancellationToken);
        return await head.ReadAsync(cancellationToken)
            ? new(head.GetInt64(0), Convert.ToHexStringLower(head.GetFieldValue<byte[]>(1)))
            : null;
    }

    private static async Task<(AuditMark Last, long? BrokenAt)> FollowAsync(
        NpgsqlConnection connection,
        AuditMark? noted,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            $"select {AuditRow.Columns} from audit_entry order by sequence",
            connection
        )
        {
            CommandTimeout = 0,
        };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var sequence = 0L;
        var hash = new byte[SHA256.HashSizeInBytes];
        while (await rows.ReadAsync(cancellationToken))
        {
            var row = AuditRow.Read(rows);
            var expected = row.HashAfter(hash);
            if (
                row.Sequence != sequence + 1
                || !expected.AsSpan().SequenceEqual(rows.GetFieldValue<byte[]>(8))
                || (noted?.Sequence == row.Sequence && noted != MarkOf(row.Sequence, expected))
            )
                return (MarkOf(sequence, hash), sequence + 1);
            (sequence, hash) = (row.Sequence, expected);
        }
        return (MarkOf(sequence, hash), null);
    }

    private static AuditMark MarkOf(long sequence, byte[] hash) => new(sequence, Convert.ToHexStringLower(hash));
}
