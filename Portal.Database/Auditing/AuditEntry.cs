namespace Portal.Database.Auditing;

public enum ActorKind
{
    Resident,
    Staff,
    Terminal,
    System,
    Operator,
}

/// <param name="Id">An id as the kind's own records have it, never a name.</param>
public sealed record Actor(ActorKind Kind, string Id);

/// <param name="Kind">A code word such as <c>paper</c>.</param>
public sealed record AuditedResource(string Kind, string Id);

/// <summary>One line of the trail. It holds codes and ids; the database refuses anything that reads like content.</summary>
/// <param name="Act">A code word such as <c>paper.file</c>.</param>
/// <param name="Why">A code word for the reason, where the act alone does not tell it.</param>
public sealed record AuditEntry(Actor Who, string Act, AuditedResource What, string? Why = null);
