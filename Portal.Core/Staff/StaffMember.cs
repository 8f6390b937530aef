namespace Portal.Core.Staff;

/// <param name="Role">What the person is there for: a <see cref="StaffRole"/> by its name.</param>
public sealed record StaffMember(string Id, string Name, string Role, string Team)
{
    /// <summary>Whom the identity host knows as this person.</summary>
    public Guid? Subject { get; init; }
}

public interface IStaffDirectory
{
    Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken);

    Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken);

    Task<StaffMember?> FindBySubjectAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>Enters somebody new, or changes name, role, team and account of who is there.</summary>
    Task EnterAsync(StaffMember member, CancellationToken cancellationToken);

    /// <summary>False when there is nobody of that id. What they did stays in the trail.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}
