using Microsoft.AspNetCore.Antiforgery;

namespace Portal.Identity.Hosting;

internal static class FreshForms
{
    /// <summary>A form from before a sign-in in another tab is shown anew instead of refused.</summary>
    public static void UseFreshForms(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    HttpMethods.IsPost(context.Request.Method)
                    && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                )
                {
                    context.Response.StatusCode = StatusCodes.Status303SeeOther;
                    context.Response.Headers.Location = (
                        context.Request.PathBase + context.Request.Path
                    ).ToUriComponent();
                    return Task.CompletedTask;
                }
                return next(context);
            }
        );
}
