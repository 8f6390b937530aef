using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Identity.Accounts;
using Portal.Identity.Protocol;
using Portal.Ui.Hosting;
using Portal.Ui.Localisation;

namespace Portal.Identity.Entrance;

/// <summary>A page on the way to being signed in. A visit that is over leads to a page that says so.</summary>
public abstract class SignInStep : ComponentBase
{
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    /// <summary>The interaction at the protocol; null where people come for their own account.</summary>
    [Parameter]
    public string? Uid { get; set; }

    /// <summary><c>person</c> or <c>team</c> where people come for their own account.</summary>
    [Parameter]
    public string? Who { get; set; }

    [Inject]
    internal Visits Visits { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer T { get; set; } = null!;

    [Inject]
    internal Languages Languages { get; set; } = null!;

    protected Visit Visit { get; private set; } = null!;

    protected CancellationToken Aborted => Context.RequestAborted;

    protected bool IsPost => HttpMethods.IsPost(Context.Request.Method);

    /// <summary>Nothing is drawn before it is known that the visit is a true one.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await OpenAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Whether this page belongs to such a visit; otherwise the person starts at the visit's first page.</summary>
    protected abstract bool Fits(Visit visit);

    protected virtual Task LoadAsync() => Task.CompletedTask;

    protected async Task CompleteAsync(Account account, IReadOnlyList<string> means, AssuranceLevel level) =>
        Navigation.NavigateTo(await Visits.CompleteAsync(Context, Visit, account, means, level) ?? Visit.OverPath);

    /// <summary>Why nobody was signed in: what was wrong is never told.</summary>
    protected string Refusal(TimeSpan? wait) =>
        wait is { } pause ? T["entry.wait", (int)Math.Ceiling(pause.TotalMinutes)] : T["entry.wrong"];

    private async Task OpenAsync()
    {
        var visit = await Visits.FindAsync(Context, Uid, Who);
        if (visit is null || !Fits(visit))
        {
            Navigation.NavigateTo(visit?.Base ?? Visit.OverPath);
            return;
        }
        Visit = visit;
        TakeLanguage();
        await LoadAsync();
    }

    // On the first visit to this host nobody chose here: what the person read at the client counts more than the browser.
    private void TakeLanguage()
    {
        if (
            !IsPost
            && !Context.Request.Cookies.ContainsKey(LanguageChoice.CookieName)
            && Languages.Find(Visit.Interaction?.Language) is { } read
            && read != Language.Current
        )
        {
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(LanguageChoice.QueryName, read.Key));
        }
    }
}
