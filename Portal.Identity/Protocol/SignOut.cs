using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;

namespace Portal.Identity.Protocol;

/// <summary>There are two sessions, the protocol's and ours: whoever signs out leaves both.</summary>
internal static class SignOut
{
    /// <summary>The protocol sends the browser here with the secret of its session; without that secret nobody is signed out.</summary>
    public static async Task<IResult> ConfirmAsync(
        HttpContext context,
        string? xsrf,
        string? sure,
        ProtocolForwarder forwarder
    )
    {
        if (string.IsNullOrEmpty(xsrf))
            return Results.NotFound();
        if (sure is null)
            return Results.LocalRedirect("/abmelden?xsrf=" + Uri.EscapeDataString(xsrf));
        using var answer = await forwarder.EndSessionAsync(context, xsrf, context.RequestAborted);
        if (answer is not { Headers.Location: { } address })
            return Results.LocalRedirect(ProtocolSettings.SignedOutPath);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            context.Response.Headers.SetCookie = StringValues.Concat(
                context.Response.Headers.SetCookie,
                new StringValues([.. cookies])
            );
        await context.SignOutAsync();
        return Results.Redirect(address.ToString());
    }
}
