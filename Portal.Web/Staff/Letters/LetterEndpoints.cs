using Microsoft.AspNetCore.Mvc;
using Portal.Core.Letters;
using Portal.Web.Security;
using Portal.Web.Staff.Persons;
using Portal.Web.Staff.Requests;

namespace Portal.Web.Staff.Letters;

/// <summary>Making a code answers with the way to the letter that shows it.</summary>
/// <remarks>Without FromServices, routing takes <see cref="ILetterCodes.BindAsync"/> for a binder of parameters.</remarks>
internal static class LetterEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/team/anfragen/{requestId:guid}/brief", IssueForRequestAsync)
            .RequireAuthorization(Policies.LettersIssue);
        routes
            .MapPost("/team/personen/{personId:guid}/brief", IssueForAccountAsync)
            .RequireAuthorization(Policies.LettersIssue);
    }

    private static async Task<IResult> IssueForRequestAsync(
        Guid requestId,
        [FromForm] IFormCollection form,
        HttpContext context,
        [FromServices] ILetterCodes codes,
        ShownCodeCookie shown
    )
    {
        ArgumentNullException.ThrowIfNull(form);
        var letter = await codes.IssueForRequestAsync(requestId, context.User.GetStaffId(), context.RequestAborted);
        return Show(context, shown, requestId, letter, RequestAddress.Letter(requestId));
    }

    private static async Task<IResult> IssueForAccountAsync(
        Guid personId,
        [FromForm] IFormCollection form,
        HttpContext context,
        [FromServices] ILetterCodes codes,
        ShownCodeCookie shown
    )
    {
        ArgumentNullException.ThrowIfNull(form);
        var letter = await codes.IssueForAccountAsync(personId, context.User.GetStaffId(), context.RequestAborted);
        return Show(context, shown, personId, letter, PersonAddress.Letter(personId));
    }

    private static IResult Show(
        HttpContext context,
        ShownCodeCookie shown,
        Guid about,
        NewLetter? letter,
        string address
    )
    {
        if (letter is null)
        {
            return Results.NotFound();
        }

        shown.Write(context, new(about, letter.Code.ToString(), letter.ExpiresAt));
        return Results.LocalRedirect(address);
    }
}
