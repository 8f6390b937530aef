using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Portal.Ui.Problems;

public static class ProblemPages
{
    /// <summary>First in the pipeline: a friendly page, with a number, for everything that goes wrong behind it.</summary>
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandlingPath = "/fehler/500", CreateScopeForErrors = true }
        );
        // In a scope of its own: a page that found nothing has used up what pages are rendered with.
        app.UseStatusCodePagesWithReExecute("/fehler/{0}", createScopeForStatusCodePages: true);
        return app.Use(PrepareAsync);
    }

    private static async Task PrepareAsync(HttpContext context, RequestDelegate next)
    {
        // The page is asked for again with the method of the failed request, and would take a POST for its own form.
        if (
            context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null
        )
        {
            context.Request.Method = HttpMethods.Get;
        }
        await next(context);

        // Blazor promises HTML before it refuses a form, and then sends none.
        var response = context.Response;
        if (response is { StatusCode: >= 400, HasStarted: false, ContentLength: null })
        {
            response.ContentType = null;
        }
    }
}
