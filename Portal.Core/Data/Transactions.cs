using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Data;

internal static class Transactions
{
    /// <summary>One context and one transaction. May run again after a lost connection: what <paramref name="work"/> does must bear that.</summary>
    public static async Task<T> InTransactionAsync<T>(
        this IDbContextFactory<PortalDbContext> contexts,
        Func<PortalDbContext, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        await using var outer = await contexts.CreateDbContextAsync(cancellationToken);
        return await outer
            .Database.CreateExecutionStrategy()
            .ExecuteAsync(async () =>
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(db);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            });
    }

    public static Task InTransactionAsync(
        this IDbContextFactory<PortalDbContext> contexts,
        Func<PortalDbContext, Task> work,
        CancellationToken cancellationToken
    ) =>
        contexts.InTransactionAsync(
            async db =>
            {
                await work(db);
                return true;
            },
            cancellationToken
        );

    /// <summary>Listeners hear it when the transaction commits.</summary>
    public static Task NotifyAsync(
        this PortalDbContext db,
        string channel,
        Guid paperId,
        CancellationToken cancellationToken
    ) => db.Database.ExecuteSqlAsync($"select pg_notify({channel}, {paperId.ToString()})", cancellationToken);
}
