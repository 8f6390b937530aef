using Npgsql;
using Portal.Core.Staff;

namespace Portal.Core.Demonstration;

/// <summary>Invented members of staff of an invented Landkreis.</summary>
internal sealed class DemonstrationStaff(NpgsqlDataSource database)
{
    private static readonly StaffMember[] Members =
    [
        new("annika-silberweide", "Annika Silberweide", "Leistung", "Team Auenheim"),
        new("berat-holunder", "Berat Holunder", "Leistung", "Team Auenheim"),
        new("clara-wiesengrund", "Clara Wiesengrund", "Fallmanagement", "Team Lindenbach"),
        new("dmytro-birkental", "Dmytro Birkental", "Fallmanagement", "Team Lindenbach"),
        new("edda-steinbruch", "Edda Steinbruch", "Teamleitung", "Team Auenheim"),
        new("farid-moosbach", "Farid Moosbach", "Empfang", "Empfang Auenheim"),
        new("gwen-eschenau", "Gwen Eschenau", "Redaktion", "Öffentlichkeitsarbeit"),
        new("hakan-lindgarten", "Hakan Lindgarten", "Administration", "Systembetreuung"),
    ];

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        foreach (var member in Members)
        {
            await using var command = database.CreateCommand(
                "insert into staff_member (id, name, role, team) values ($1, $2, $3, $4) on conflict (id) do nothing"
            );
            command.Parameters.AddWithValue(member.Id);
            command.Parameters.AddWithValue(member.Name);
            command.Parameters.AddWithValue(member.Role);
            command.Parameters.AddWithValue(member.Team);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
