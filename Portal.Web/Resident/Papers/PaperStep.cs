using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Core.Papers;

namespace Portal.Web.Resident.Papers;

/// <summary>One question of the journey. Every answer is saved on the server before the next page is shown.</summary>
public abstract class PaperStep : ComponentBase
{
    internal const int StepCount = 6;

    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    /// <summary><c>pruefen</c> when the person came from the check page to change one answer.</summary>
    [SupplyParameterFromQuery(Name = "zurueck")]
    public string? Return { get; set; }

    [Inject]
    internal ISubmissions Submissions { get; set; } = null!;

    [Inject]
    internal DraftAccess Drafts { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer T { get; set; } = null!;

    protected Draft? Draft { get; private set; }

    protected CancellationToken Aborted => Context.RequestAborted;

    protected bool IsPost => HttpMethods.IsPost(Context.Request.Method);

    protected bool FromCheck => string.Equals(Return, "pruefen", StringComparison.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        Draft = await Drafts.FindAsync(Aborted);
        // A post is never thrown away: its answers start a new draft if the old one is gone.
        if (IsPost)
            return;
        if (Draft is null)
            Navigation.NavigateTo("/papiere?abgelaufen=ja");
        else if (Draft.Receipt is not null)
            Navigation.NavigateTo("/papiere/beleg");
        else
            await LoadAsync(Draft);
    }

    protected virtual Task LoadAsync(Draft draft) => Task.CompletedTask;

    protected void GoOn(string next) => Navigation.NavigateTo(FromCheck ? "/papiere/pruefen" : next);

    protected string BackTo(string previous) => FromCheck ? "/papiere/pruefen" : previous;
}
