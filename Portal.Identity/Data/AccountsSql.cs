using Microsoft.EntityFrameworkCore;

namespace Portal.Identity.Data;

/// <summary>Single statements; a connection that was lost meanwhile is opened again.</summary>
internal static class AccountsSql
{
    public static async Task<int> ExecuteAsync(
        this IDbContextFactory<AccountsDbContext> contexts,
        FormattableString sql,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.ExecuteSqlAsync(sql, cancellationToken);
    }

    public static async Task<List<T>> ReadAsync<T>(
        this IDbContextFactory<AccountsDbContext> contexts,
        FormattableString sql,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.SqlQuery<T>(sql).ToListAsync(cancellationToken);
    }
}
