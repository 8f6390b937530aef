using Portal.Ui.Hosting;

namespace Portal.Web.SignIn;

/// <summary>Section <c>Portal:Residents</c>.</summary>
public sealed class ResidentOptions
{
    public const string Section = "Portal:Residents";

    /// <summary>Whoever signed in with less sees nothing of their own yet, and how to sign in instead.</summary>
    public AssuranceLevel MinimumLevel { get; set; } = AssuranceLevel.Low;
}
