using System.Text.Json;
using Npgsql;
using Portal.Core.Staff;

namespace Portal.Core.Demonstration;

/// <summary>Invented members of staff of an invented Landkreis, of <c>content/demonstration/staff.json</c>.</summary>
internal sealed class DemonstrationStaff(NpgsqlDataSource database)
{
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        foreach (var member in await LoadAsync(cancellationToken))
        {
            await using var command = database.CreateCommand(
                """
                insert into staff_member (id, name, role, team, subject) values ($1, $2, $3, $4, $5)
                on conflict (id) do update set subject = excluded.subject
                """
            );
            command.Parameters.AddWithValue(member.Id);
            command.Parameters.AddWithValue(member.Name);
            command.Parameters.AddWithValue(member.Role);
            command.Parameters.AddWithValue(member.Team);
            command.Parameters.AddWithValue(member.Subject!.Value);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<StaffMember>> LoadAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "content", "demonstration", "staff.json");
        await using var file = File.OpenRead(path);
        return (await JsonSerializer.DeserializeAsync<Cast>(file, JsonSerializerOptions.Web, cancellationToken))!.Staff;
    }

    private sealed record Cast(IReadOnlyList<StaffMember> Staff);
}
