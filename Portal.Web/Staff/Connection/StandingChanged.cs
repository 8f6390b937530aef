using Microsoft.AspNetCore.Components;

namespace Portal.Web.Staff.Connection;

/// <summary>In a circuit nobody may be asked to sign in: the page is asked for again, and the answer is what the person may see now.</summary>
public sealed class StandingChanged : ComponentBase
{
    [Inject]
    public required NavigationManager Navigation { get; set; }

    protected override void OnAfterRender(bool firstRender) => Navigation.Refresh(forceReload: true);
}
