using System.Text.Json;

namespace Portal.Identity.Demonstration;

/// <summary>The invented people of <c>content/demonstration/staff.json</c>: the portal knows them by the same subjects.</summary>
internal sealed record DemonstrationCast(
    IReadOnlyList<DemonstrationMember> Staff,
    IReadOnlyList<DemonstrationResident> Residents
)
{
    public bool Contains(Guid? subject) =>
        Staff.Any(member => member.Subject == subject) || Residents.Any(resident => resident.Subject == subject);

    public static DemonstrationCast Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "content", "demonstration", "staff.json");
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<DemonstrationCast>(file, JsonSerializerOptions.Web)!;
    }
}

internal sealed record DemonstrationMember(string Id, Guid Subject, string Name, string Role, string Team);

internal sealed record DemonstrationResident(Guid Subject, string Name, string Number);
