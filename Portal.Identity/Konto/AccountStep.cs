using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Portal.Identity.Access;
using Portal.Identity.Accounts;
using Portal.Identity.Events;
using Portal.Identity.Sessions;

namespace Portal.Identity.Konto;

/// <summary>A page about one's own account. What changes it needs a sign-in of the last minutes.</summary>
public abstract class AccountStep : ComponentBase
{
    public const string Start = "/konto";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Inject]
    internal UserManager<Account> Accounts { get; set; } = null!;

    [Inject]
    internal AccountSessions Sessions { get; set; } = null!;

    [Inject]
    internal Ways Ways { get; set; } = null!;

    [Inject]
    internal AccountEvents Events { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer T { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    protected Account Account { get; private set; } = null!;

    protected Session Session { get; private set; } = null!;

    protected CancellationToken Aborted => Context.RequestAborted;

    protected virtual bool NeedsFreshSignIn => true;

    protected bool IsFresh => Time.GetUtcNow() - Session.SignedInAt <= Fresh;

    protected string SignInAgain => $"/konto/anmelden/{(Account.Kind is AccountKind.Staff ? "team" : "person")}";

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (
            IdentityCookie.AccountOf(Context.User) is not { } id
            || IdentityCookie.SessionOf(Context.User) is not { } session
            || await Accounts.FindByIdAsync(id.ToString()) is not { } account
            || await Sessions.FindAsync(session, Aborted) is not { } current
        )
        {
            Navigation.NavigateTo(IdentityCookie.ExpiredPath);
            return;
        }
        (Account, Session) = (account, current);
        if (NeedsFreshSignIn && !IsFresh)
        {
            Navigation.NavigateTo(SignInAgain);
        }
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Enters the act, tells the owner by mail, and leads back to the account.</summary>
    protected async Task ChangedAsync(string act)
    {
        await Events.ChangedAsync(Account, act, Aborted);
        Navigation.NavigateTo(Start);
    }
}
