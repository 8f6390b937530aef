using Microsoft.AspNetCore.Components;
using Portal.Identity.Entrance;

namespace Portal.Identity.Access;

/// <summary>A page on which somebody with a right to an account gets a way into it.</summary>
public abstract class NewAccessStep : SignInStep
{
    public const string KeptParameter = "behalten";

    /// <summary>Ways that are kept when access is renewed; all others of the account end.</summary>
    [SupplyParameterFromQuery(Name = KeptParameter)]
    public string[]? Kept { get; set; }

    [Inject]
    internal AccountEntry Entry { get; set; } = null!;

    protected override bool Fits(Visit visit) => visit.Creates;

    /// <summary>Address of another step, with what is kept.</summary>
    protected string To(string step) =>
        Visit.To(step)
        + (
            Kept is { Length: > 0 }
                ? "?" + string.Join('&', Kept.Select(way => $"{KeptParameter}={Uri.EscapeDataString(way)}"))
                : ""
        );
}
