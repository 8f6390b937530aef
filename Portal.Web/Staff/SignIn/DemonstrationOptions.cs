namespace Portal.Web.Staff.SignIn;

/// <summary>Fictional staff that anybody at this machine may become. Off unless switched on.</summary>
public sealed class DemonstrationOptions
{
    public const string Section = "Portal:Demonstration";

    public bool Enabled { get; set; }
}
