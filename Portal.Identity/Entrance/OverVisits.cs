namespace Portal.Identity.Entrance;

internal static class OverVisits
{
    /// <summary>A form of a visit that is over has no page any more that could take it: it leads to the page that says so.</summary>
    public static void UseOverVisits(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    HttpMethods.IsPost(context.Request.Method)
                    && context.GetRouteValue(nameof(SignInStep.Uid)) is string uid
                    && await context.RequestServices.GetRequiredService<Visits>().FindAsync(context, uid, who: null)
                        is null
                )
                {
                    context.Response.StatusCode = StatusCodes.Status303SeeOther;
                    context.Response.Headers.Location = Visit.OverPath;
                    return;
                }
                await next(context);
            }
        );
}
