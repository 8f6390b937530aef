using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Ui.Forms;
using Portal.Ui.Localisation;

namespace Portal.Web.Staff.Requests;

/// <summary>Whom, what and why, by when; then once more to check.</summary>
public sealed partial class NewRequest(
    IPersons persons,
    IRequests requests,
    NavigationManager navigation,
    TimeProvider time,
    IStringLocalizer texts
)
{
    private const string StepField = "schritt";
    private const string Check = "pruefen";
    private const string Change = "aendern";
    private const string Create = "anlegen";

    private Person? person;
    private RequestForm form = RequestForm.Empty;
    private IReadOnlyList<FieldError> errors = [];
    private bool checking;

    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "person")]
    public Guid? PersonId { get; set; }

    private DateOnly today => time.GetUtcNow().DayInGermany();

    protected override async Task OnInitializedAsync()
    {
        if (PersonId is not { } id)
            return;
        person = await persons.FindAsync(id, Context.RequestAborted);
        if (person is null)
            navigation.NotFound();
    }

    private async Task AnswerAsync()
    {
        form = RequestForm.Read(Context.Request.Form);
        var step = Context.Request.Form[StepField].ToString();
        if (person is null || string.Equals(step, Change, StringComparison.Ordinal))
            return;
        errors = form.Errors(texts, today);
        if (errors.Count > 0)
            return;
        checking = true;
        if (!string.Equals(step, Create, StringComparison.Ordinal))
            return;
        var created = await requests.CreateAsync(
            new(person.Id, form.Title!, form.Reason!, form.Wanted, form.Day(today)!.Value),
            Context.User.GetStaffId(),
            Context.RequestAborted
        );
        navigation.NavigateTo(created is null ? RequestAddress.List : RequestAddress.Of(created.Id));
    }
}
