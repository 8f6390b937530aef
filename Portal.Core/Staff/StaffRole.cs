namespace Portal.Core.Staff;

/// <summary>What a member of staff is there for. The names stand in <c>staff_member.role</c>.</summary>
public enum StaffRole
{
    Leistung,
    Fallmanagement,
    Teamleitung,
    Redaktion,
    Administration,

    /// <summary>Empfang vor Ort.</summary>
    Empfang,
}
