using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Portal.Core.Letters;
using Portal.Ui;
using Portal.Ui.Forms;
using Portal.Ui.Localisation;
using Portal.Web.Security;

namespace Portal.Web.Resident.Letters;

/// <summary>The code from a letter or slip. Opening the page does nothing, so that the preview of a link costs nothing either.</summary>
public sealed partial class CodePage(
    ILetterCodes codes,
    AccountCodeCookie accountCode,
    NavigationManager navigation,
    IOptions<OfficeOptions> office,
    IStringLocalizer texts
)
{
    private readonly List<FieldError> errors = [];

    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [Parameter]
    public string? FromLetter { get; set; }

    [SupplyParameterFromForm(Name = "code")]
    public string? Code { get; set; }

    protected override void OnInitialized()
    {
        Context.Response.Headers.CacheControl = "private, no-store";
        DeviceCookie.Ensure(Context);
    }

    private async Task OpenAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            errors.Add(new("code", texts["letter.code.missing"]));
            return;
        }
        var at = new TypedAt(DeviceCookie.Read(Context), Context.Connection.RemoteIpAddress);
        switch (await codes.OpenAsync(Code, at, Context.RequestAborted))
        {
            case LetterResult.Opened { Purpose: CodePurpose.Request, RequestId: { } request, CodeId: var code }:
                await Context.SignInAsync(ResidentClaims.LetterScheme, ResidentClaims.ForLetter(request, code));
                navigation.NavigateTo("/anfrage");
                break;
            case LetterResult.Opened { CodeId: var code }:
                accountCode.Write(Context, new(code));
                navigation.NavigateTo("/code/geburtsdatum");
                break;
            case var refusal:
                errors.Add(new("code", Words(refusal)));
                break;
        }
    }

    private string Words(LetterResult refusal) =>
        refusal switch
        {
            LetterResult.Mistyped => texts["letter.code.mistyped"],
            LetterResult.Expired => texts["letter.code.expired", office.Value.Phone],
            LetterResult.Used => texts["letter.code.used", office.Value.Phone],
            LetterResult.Withdrawn => texts["letter.code.withdrawn", office.Value.Phone],
            LetterResult.TooManyTries tooMany => texts[
                "letter.code.too_many",
                TimeOnly.FromDateTime(tooMany.Until.InGermany().DateTime).InWords(),
                office.Value.Phone
            ],
            _ => texts["letter.code.unknown", office.Value.Phone],
        };
}
