using Microsoft.EntityFrameworkCore;

namespace Portal.Identity.Data;

internal static class Transactions
{
    /// <summary>One context and one transaction. May run again after a lost connection: what <paramref name="work"/> does must bear that.</summary>
    public static async Task<T> InTransactionAsync<T>(
        this IDbContextFactory<AccountsDbContext> contexts,
        Func<AccountsDbContext, Task<T>> work,
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
}
