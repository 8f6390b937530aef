namespace Portal.Core.Staff;

/// <summary>What somebody may do or see. A route asks for one of these, never for a role.</summary>
public enum Power
{
    InboxRead,
    PapersWork,
    RequestsWrite,
    LettersIssue,
    PersonsRead,
    AuditRead,
}

public static class Powers
{
    private static readonly HashSet<Power> Casework =
    [
        Power.InboxRead,
        Power.PapersWork,
        Power.RequestsWrite,
        Power.LettersIssue,
        Power.PersonsRead,
    ];

    // Redaktion and Administration see no social data; the trail names resources by their ids alone.
    private static readonly Dictionary<StaffRole, HashSet<Power>> ByRole = new()
    {
        [StaffRole.Leistung] = Casework,
        [StaffRole.Fallmanagement] = Casework,
        [StaffRole.Teamleitung] = Casework,
        [StaffRole.Empfang] = [Power.PersonsRead, Power.LettersIssue],
        [StaffRole.Administration] = [Power.AuditRead],
        [StaffRole.Redaktion] = [],
    };

    // By the exact name: numbers and lists that an enumeration would read are no roles.
    private static readonly Dictionary<string, HashSet<Power>> ByName = ByRole.ToDictionary(
        pair => pair.Key.ToString(),
        pair => pair.Value,
        StringComparer.Ordinal
    );

    /// <summary>A role that nobody knows has no power at all.</summary>
    public static IReadOnlySet<Power> Of(string? role) => ByName.GetValueOrDefault(role ?? "") ?? [];
}
