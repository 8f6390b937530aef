using Microsoft.AspNetCore.Mvc;
using Portal.Core.Requests;
using Portal.Web.Security;

namespace Portal.Web.Staff.Requests;

internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/team/anfragen/{requestId:guid}/erledigt", CloseAsync)
            .RequireAuthorization(Policies.RequestsWrite);

    private static async Task<IResult> CloseAsync(
        Guid requestId,
        [FromForm] IFormCollection form,
        HttpContext context,
        IRequests requests
    )
    {
        ArgumentNullException.ThrowIfNull(form);
        return await requests.CloseAsync(requestId, context.User.GetStaffId(), context.RequestAborted)
            ? Results.LocalRedirect(RequestAddress.Of(requestId))
            : Results.NotFound();
    }
}
