using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.SignIn;

/// <summary>A sign-in that came to nothing ends on a page that says so and how to go on, never on an error.</summary>
internal static class SignInFailure
{
    public static Task AnswerAsync(RemoteFailureContext context, Audience audience)
    {
        var reason = (
            context.Failure as SignInRefusedException ?? context.Failure?.InnerException as SignInRefusedException
        )?.Reason;
        // The provider was interrupted between two steps. It still knows the person, so a second try asks them nothing.
        var again = reason is null && context.Properties is { } properties && !properties.IsSecondTry();
        context.Response.Redirect(
            again ? Again(context.Properties!, audience) : Note(reason ?? SignInRefusal.Interrupted, audience)
        );
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public static Task AnswerAsync(AccessDeniedContext context, Audience audience)
    {
        context.Response.Redirect(Note(SignInRefusal.Cancelled, audience));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static string Again(AuthenticationProperties properties, Audience audience)
    {
        var page = properties.CodeOf() is not null ? SignInPaths.Activation : SignInEndpoints.PageOf(audience);
        return QueryHelpers.AddQueryString(
            page,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [SignInPaths.ReturnParameter] = properties.RedirectUri,
                [SignInEndpoints.AgainParameter] = "1",
            }
        );
    }

    public static string Note(SignInRefusal reason, Audience audience) =>
        QueryHelpers.AddQueryString(
            SignInPaths.Note,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [SignInPaths.NoteReason] = reason.ToString(),
                [SignInPaths.NoteArea] = audience.Name,
            }
        );
}
