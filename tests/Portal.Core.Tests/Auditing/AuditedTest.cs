using Npgsql;
using Portal.Database.Auditing;

namespace Portal.Core.Tests.Auditing;

/// <summary>A trail in a database of its own, and the hands of somebody who has that database.</summary>
public abstract class AuditedTest(PostgresServer server) : PortalTest(server)
{
    protected AuditVerification Verification => Portal.Get<AuditVerification>();

    protected static AuditEntry Entry(string id, string staffId = "clara") =>
        new(new(ActorKind.Staff, staffId), "paper.filed", new("paper", id));

    protected async Task AppendAsync(AuditEntry entry, bool commit = true)
    {
        await using var connection = await Portal.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await Portal.Get<AuditTrail>().AppendAsync(transaction, entry, Cancellation);
        if (commit)
            await transaction.CommitAsync(Cancellation);
    }

    protected async Task WriteAsync(int count)
    {
        for (var number = 1; number <= count; number++)
            await AppendAsync(Entry($"paper-{number}"));
    }

    /// <summary>As the owner of the database: no trigger fires.</summary>
    protected Task<object?> TamperAsync(string sql) =>
        Portal.QueryAsync<object>(
            $"set session_replication_role = replica; {sql}; set session_replication_role = origin"
        );

    protected Task<AuditVerdict> VerifyAsync(AuditMark? noted = null) => Verification.VerifyAsync(noted, Cancellation);
}
