using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Core.Letters;
using Portal.Core.Residents;
using Portal.Ui.Forms;

namespace Portal.Web.Resident.Letters;

/// <summary>A letter can be opened by the wrong hand: an account is made only by who also knows the birth date.</summary>
public sealed partial class BirthDateStep(
    ILetterCodes codes,
    IPersons persons,
    AccountCodeCookie accountCode,
    ActivationCookie activation,
    NavigationManager navigation,
    IStringLocalizer texts
)
{
    private readonly List<FieldError> errors = [];
    private bool burnt;
    private Guid codeId;

    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm]
    public DateAnswer? Birth { get; set; }

    protected override void OnInitialized()
    {
        Context.Response.Headers.CacheControl = "private, no-store";
        if (accountCode.Read(Context) is { } code)
            codeId = code.CodeId;
        else
            navigation.NavigateTo("/code");
    }

    private async Task CheckAsync()
    {
        if (Birth is null || !Birth.TryRead(out var birthDate))
        {
            errors.Add(new(nameof(Birth), texts["letter.birth.no_date"]));
            return;
        }
        switch (await codes.CheckBirthDateAsync(codeId, birthDate, Context.RequestAborted))
        {
            case BirthDateResult.Right { PersonId: var person }:
                accountCode.Clear(Context);
                activation.Write(Context, new(codeId, await persons.FindSubjectAsync(person, Context.RequestAborted)));
                navigation.NavigateTo("/konto/einrichten");
                break;
            case BirthDateResult.Wrong { TriesLeft: var left }:
                errors.Add(new(nameof(Birth), texts["letter.birth.wrong", left]));
                break;
            case BirthDateResult.Burnt:
                burnt = true;
                break;
            default:
                navigation.NavigateTo("/code");
                break;
        }
    }
}
