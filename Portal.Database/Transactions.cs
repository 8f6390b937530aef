using Microsoft.EntityFrameworkCore;

namespace Portal.Database;

public static class Transactions
{
    /// <summary>One context and one transaction. May run again after a lost connection: what <paramref name="work"/> does must bear that.</summary>
    public static async Task<T> InTransactionAsync<TContext, T>(
        this IDbContextFactory<TContext> contexts,
        Func<TContext, Task<T>> work,
        CancellationToken cancellationToken
    )
        where TContext : DbContext
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

    public static Task InTransactionAsync<TContext>(
        this IDbContextFactory<TContext> contexts,
        Func<TContext, Task> work,
        CancellationToken cancellationToken
    )
        where TContext : DbContext =>
        contexts.InTransactionAsync(
            async db =>
            {
                await work(db);
                return true;
            },
            cancellationToken
        );
}
