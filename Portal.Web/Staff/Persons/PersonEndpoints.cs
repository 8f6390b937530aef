using Microsoft.AspNetCore.Mvc;
using Portal.Core.Residents;
using Portal.Web.Security;

namespace Portal.Web.Staff.Persons;

internal static class PersonEndpoints
{
    public static void MapPersons(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/team/personen/{personId:guid}/trennen", UnbindAsync)
            .RequireAuthorization(Policies.LettersIssue);

    private static async Task<IResult> UnbindAsync(
        Guid personId,
        [FromForm] IFormCollection form,
        HttpContext context,
        IPersons persons
    )
    {
        ArgumentNullException.ThrowIfNull(form);
        return await persons.UnbindAsync(personId, context.User.GetStaffId(), context.RequestAborted)
            ? Results.LocalRedirect(PersonAddress.Of(personId))
            : Results.NotFound();
    }
}
