using Npgsql;

namespace Portal.Core.Staff;

internal sealed class StaffDirectory(NpgsqlDataSource database) : IStaffDirectory
{
    private const string Members = "select id, name, role, team, subject from staff_member";

    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"{Members} order by team, name");
        return await ReadAsync(command, cancellationToken);
    }

    public Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken) =>
        FindAsync("id", id, cancellationToken);

    public Task<StaffMember?> FindBySubjectAsync(Guid subject, CancellationToken cancellationToken) =>
        FindAsync("subject", subject, cancellationToken);

    private async Task<StaffMember?> FindAsync(string column, object value, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"{Members} where {column} = $1");
        command.Parameters.AddWithValue(value);
        return (await ReadAsync(command, cancellationToken)) is [var member] ? member : null;
    }

    private static async Task<List<StaffMember>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<StaffMember> members = [];
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            members.Add(
                new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3))
                {
                    Subject = await rows.IsDBNullAsync(4, cancellationToken) ? null : rows.GetGuid(4),
                }
            );
        return members;
    }
}
