using Microsoft.AspNetCore.Components;
using Portal.Identity.Entrance;
using Portal.Identity.Passkeys;
using Portal.Identity.Protocol;
using Portal.Ui.Forms;
using Portal.Ui.Hosting;

namespace Portal.Identity.Access;

/// <summary>The first passkey of a new account, or a new one for somebody whose access is renewed.</summary>
public sealed partial class NewPasskeyPage
{
    private PasskeyQuestion question = null!;
    private bool failed;

    [SupplyParameterFromForm(Name = "frage")]
    public string? Asked { get; set; }

    [SupplyParameterFromForm(Name = "antwort")]
    public string? Answer { get; set; }

    [Inject]
    internal PasskeyCeremonies Passkeys { get; set; } = null!;

    private IReadOnlyList<FieldError> Errors => failed ? [new("content", T["passkey.failed"])] : [];

    protected override async Task LoadAsync()
    {
        var (id, name) = await Entry.NameAsync(Visit.Interaction!.Account);
        question = await Passkeys.AskForNewAsync(id, name, Context);
    }

    private async Task CreateAsync()
    {
        if (
            await Passkeys.ReadNewAsync(Answer, Asked, Context) is { } made
            && await Entry.WithPasskeyAsync(Visit, made, Kept ?? [], Context) is { } account
        )
        {
            await CompleteAsync(account, Means.Passkey, AssuranceLevel.Substantial);
        }
        failed = true;
    }
}
