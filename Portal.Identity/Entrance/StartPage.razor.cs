using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Portal.Identity.Accounts;
using Portal.Identity.Demonstration;
using Portal.Identity.Passkeys;
using Portal.Identity.Protocol;
using Portal.Ui.Hosting;

namespace Portal.Identity.Entrance;

/// <summary>First page of a sign-in: the passkey, and the ways beside it.</summary>
public sealed partial class StartPage
{
    private PasskeyQuestion question = null!;
    private bool failed;

    [SupplyParameterFromForm(Name = "frage")]
    public string? Asked { get; set; }

    [SupplyParameterFromForm(Name = "antwort")]
    public string? Answer { get; set; }

    [SupplyParameterFromForm(Name = "person")]
    public Guid? Member { get; set; }

    [Inject]
    internal PasskeyCeremonies Passkeys { get; set; } = null!;

    [Inject]
    internal DemonstrationAccounts Demonstration { get; set; } = null!;

    [Inject]
    internal UserManager<Account> Accounts { get; set; } = null!;

    protected override bool Fits(Visit visit) => true;

    protected override async Task LoadAsync()
    {
        if (Visit.Creates)
        {
            Navigation.NavigateTo(Visit.To("neu"));
        }
        question = await Passkeys.AskForAnyAsync(Context);
    }

    private async Task UsePasskeyAsync()
    {
        if (await Passkeys.ReadUseAsync(Answer, Asked, Context) is { } account && account.Kind == Visit.Kind)
        {
            await CompleteAsync(account, Means.Passkey, AssuranceLevel.Substantial);
        }
        failed = true;
    }

    private async Task BecomeAsync()
    {
        if (
            Demonstration.For(Context) is { } cast
            && cast.Contains(Member)
            && await Accounts.FindByIdAsync(Member.ToString()!) is { } account
        )
        {
            await CompleteAsync(account, Means.Demonstration, AssuranceLevel.Substantial);
        }
        failed = true;
    }
}
