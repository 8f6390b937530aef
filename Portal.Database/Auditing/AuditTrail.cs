using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Portal.Database.Auditing;

/// <summary>Who did what, in a chain of hashes that shows whatever was changed or taken away later. Each host keeps one in its own schema.</summary>
public sealed class AuditTrail(TimeProvider time)
{
    /// <summary>Enters the act in its own transaction: both are kept, or neither is.</summary>
    public async Task AppendAsync(DbContext db, AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var transaction =
            db.Database.CurrentTransaction?.GetDbTransaction()
            ?? throw new InvalidOperationException("An act and its audit entry share one transaction; begin it first.");
        // The head is locked last, so that nobody who waits for it holds a row that its holder still wants.
        await db.SaveChangesAsync(cancellationToken);
        await AppendAsync(transaction, entry, cancellationToken);
    }

    /// <inheritdoc cref="AppendAsync(DbContext, AuditEntry, CancellationToken)"/>
    public async Task AppendAsync(DbTransaction transaction, AuditEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(entry);
        var connection =
            transaction.Connection as NpgsqlConnection
            ?? throw new InvalidOperationException("The transaction is over.");
        var (last, previous) = await LockHeadAsync(connection, cancellationToken);
        var row = AuditRow.Of(entry, last + 1, time.GetUtcNow());
        await using var insert = new NpgsqlCommand(
            $"insert into audit_entry ({AuditRow.Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            connection
        );
        insert.Parameters.AddWithValue(row.Sequence);
        insert.Parameters.AddWithValue(row.At.ToUniversalTime());
        insert.Parameters.AddWithValue(row.ActorKind);
        insert.Parameters.AddWithValue(row.ActorId);
        insert.Parameters.AddWithValue(row.Act);
        insert.Parameters.AddWithValue(row.ResourceKind);
        insert.Parameters.AddWithValue(row.ResourceId);
        insert.Parameters.AddWithValue((object?)row.Reason ?? DBNull.Value);
        insert.Parameters.AddWithValue(row.HashAfter(previous));
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<(long Sequence, byte[] Hash)> LockHeadAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand("select sequence, hash from audit_head for update", connection);
        await using var head = await command.ExecuteReaderAsync(cancellationToken);
        return await head.ReadAsync(cancellationToken)
            ? (head.GetInt64(0), head.GetFieldValue<byte[]>(1))
            : throw new InvalidOperationException("The audit trail has lost its head; nothing is done without it.");
    }
}
