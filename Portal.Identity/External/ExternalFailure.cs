using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Identity.External;

/// <summary>A sign-in that came to nothing ends on a page that says so and shows other ways, never on an error.</summary>
internal static class ExternalFailure
{
    public const string Page = "/extern/hinweis";
    public const string ReasonParameter = "grund";
    public const string BackParameter = "zurueck";

    public static Task AnswerAsync(RemoteFailureContext context)
    {
        context.Response.Redirect(To(ReasonOf(context.Failure), context.Properties?.BackOf()));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public static Task AnswerAsync(AccessDeniedContext context)
    {
        context.Response.Redirect(To(ExternalRefusal.Cancelled, context.Properties?.BackOf()));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <param name="back">Where the other ways are.</param>
    public static string To(ExternalRefusal reason, string? back) =>
        QueryHelpers.AddQueryString(
            Page,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [ReasonParameter] = reason.ToString(),
                [BackParameter] = back,
            }
        );

    public static bool IsAway(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or JsonException or NotSupportedException
        || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested);

    private static ExternalRefusal ReasonOf(Exception? failure) =>
        failure switch
        {
            ExternalRefusedException refused => refused.Reason,
            not null when IsAway(failure, CancellationToken.None) => ExternalRefusal.Away,
            _ => ExternalRefusal.Interrupted,
        };
}
