using System.Text.Json;
using Npgsql;
using Portal.Core.Staff;

namespace Portal.Core.Demonstration;

/// <summary>Invented members of staff of an invented Landkreis: <c>content/demonstration/staff.json</c>, which the identity host reads too.</summary>
internal sealed class DemonstrationStaff(NpgsqlDataSource database)
{
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        foreach (var member in Load())
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
            command.Parameters.AddWithValue(member.Subject);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static IReadOnlyList<Member> Load()
    {
        using var file = File.OpenRead(
            Path.Combine(AppContext.BaseDirectory, "content", "demonstration", "staff.json")
        );
        return JsonSerializer.Deserialize<Cast>(file, JsonSerializerOptions.Web)!.Staff;
    }

    private sealed record Cast(IReadOnlyList<Member> Staff);

    private sealed record Member(string Id, Guid Subject, string Name, string Role, string Team);
}
