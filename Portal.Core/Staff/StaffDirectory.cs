using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;

namespace Portal.Core.Staff;

internal sealed class StaffDirectory(IDbContextFactory<PortalDbContext> contexts) : IStaffDirectory
{
    private const string Members = "select id, name, role, team, subject from staff_member";

    public Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken) =>
        ReadAsync($"{Members} order by team, name", [], cancellationToken);

    public async Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync($"{Members} where id = {{0}}", [id], cancellationToken) is [var member] ? member : null;

    public async Task<StaffMember?> FindBySubjectAsync(Guid subject, CancellationToken cancellationToken) =>
        await ReadAsync($"{Members} where subject = {{0}}", [subject], cancellationToken) is [var member]
            ? member
            : null;

    private async Task<IReadOnlyList<StaffMember>> ReadAsync(
        string sql,
        object[] values,
        CancellationToken cancellationToken
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.SqlQueryRaw<StaffMember>(sql, values).ToListAsync(cancellationToken);
    }
}
