using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Data;

internal static class Notifications
{
    /// <summary>Listeners hear it when the transaction commits.</summary>
    public static Task NotifyAsync(
        this PortalDbContext db,
        string channel,
        Guid paperId,
        CancellationToken cancellationToken
    ) => db.Database.ExecuteSqlAsync($"select pg_notify({channel}, {paperId.ToString()})", cancellationToken);
}
