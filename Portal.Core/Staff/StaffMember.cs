namespace Portal.Core.Staff;

/// <param name="Role">What the person is there for: Leistung, Fallmanagement, Teamleitung, …</param>
public sealed record StaffMember(string Id, string Name, string Role, string Team);

public interface IStaffDirectory
{
    Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken);

    Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken);
}
