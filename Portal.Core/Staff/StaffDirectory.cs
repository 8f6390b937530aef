using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Database;
using Portal.Database.Auditing;

namespace Portal.Core.Staff;

internal sealed class StaffDirectory(IDbContextFactory<PortalDbContext> contexts, AuditTrail trail) : IStaffDirectory
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

    public Task EnterAsync(StaffMember member, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    insert into staff_member (id, name, role, team, subject)
                    values ({member.Id}, {member.Name}, {member.Role}, {member.Team}, {member.Subject})
                    on conflict (id) do update
                    set name = excluded.name, role = excluded.role, team = excluded.team, subject = excluded.subject
                    """,
                    cancellationToken
                );
                await trail.AppendAsync(db, Entry("staff.entered", member.Id), cancellationToken);
            },
            cancellationToken
        );

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                var removed =
                    await db.Database.ExecuteSqlAsync($"delete from staff_member where id = {id}", cancellationToken)
                    > 0;
                if (removed)
                    await trail.AppendAsync(db, Entry("staff.removed", id), cancellationToken);
                return removed;
            },
            cancellationToken
        );

    private static AuditEntry Entry(string act, string id) =>
        new(new(ActorKind.Operator, "command_line"), act, new("staff", id));

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
