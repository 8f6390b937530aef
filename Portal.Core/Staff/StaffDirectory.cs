using Npgsql;

namespace Portal.Core.Staff;

internal sealed class StaffDirectory(NpgsqlDataSource database) : IStaffDirectory
{
    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select id, name, role, team from staff_member order by team, name"
        );
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, name, role, team from staff_member where id = $1");
        command.Parameters.AddWithValue(id);
        return (await ReadAsync(command, cancellationToken)) is [var member] ? member : null;
    }

    private static async Task<List<StaffMember>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<StaffMember> members = [];
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            members.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        return members;
    }
}
