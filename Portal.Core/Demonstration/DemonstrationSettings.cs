namespace Portal.Core.Demonstration;

/// <summary>Section <c>Portal:Demonstration</c>.</summary>
internal sealed class DemonstrationSettings
{
    public const string Section = "Portal:Demonstration";

    public bool Enabled { get; set; }

    /// <summary>Folder with the rendered papers and their manifest; they are sent when they appear there.</summary>
    public string? Papers { get; set; }
}
