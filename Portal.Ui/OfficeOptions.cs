using System.ComponentModel.DataAnnotations;

namespace Portal.Ui;

/// <summary>The Jobcenter as every page names it. Section <c>Portal:Operator</c>; the portal adds what its legal pages need.</summary>
public class OfficeOptions
{
    public const string Section = "Portal:Operator";

    [Required]
    public string Name { get; set; } = "";

    /// <summary>The district or city it belongs to: "Landkreis …".</summary>
    [Required]
    public string District { get; set; } = "";

    [Required]
    public string Phone { get; set; } = "";

    [Required, MinLength(1)]
    public IList<PhoneHours> PhoneHours { get; set; } = [];

    public string FullName => $"{Name} {District}";
}

/// <summary>Hours that hold for a run of weekdays.</summary>
public sealed class PhoneHours
{
    public DayOfWeek From { get; set; }

    public DayOfWeek To { get; set; }

    public TimeOnly Opens { get; set; }

    public TimeOnly Closes { get; set; }
}
