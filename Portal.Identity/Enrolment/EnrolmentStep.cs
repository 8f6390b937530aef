using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Portal.Identity.Accounts;
using Portal.Identity.Entrance;

namespace Portal.Identity.Enrolment;

/// <summary>A page reached by the link that a member of staff was given.</summary>
public abstract class EnrolmentStep : ComponentBase
{
    [Parameter]
    public string Secret { get; set; } = "";

    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    internal Enrolments Enrolments { get; set; } = null!;

    [Inject]
    internal UserManager<Account> Accounts { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer T { get; set; } = null!;

    protected Account Account { get; private set; } = null!;

    protected string Base => $"/einrichten/{Secret}";

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (await Enrolments.FindAsync(Secret, Context.RequestAborted) is not { } account)
        {
            Navigation.NavigateTo(Visit.OverPath);
            return;
        }
        Account = account;
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;
}
