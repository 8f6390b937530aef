using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Portal.Ui.Localisation;
using Portal.Web.Resident.Letters;

namespace Portal.Web.SignIn;

internal static class SignInEndpoints
{
    public const string AgainParameter = "noch-einmal";
    public const string SurerParameter = "sicherer";

    public static void MapIdentitySignIn(this IEndpointRouteBuilder routes)
    {
        foreach (var audience in Audience.All)
        {
            routes
                .MapGet(
                    PageOf(audience),
                    (
                        HttpContext context,
                        [FromQuery(Name = SignInPaths.ReturnParameter)] string? returnTo,
                        [FromQuery(Name = AgainParameter)] string? again,
                        [FromQuery(Name = SurerParameter)] string? surer
                    ) => Begin(context, audience, returnTo, again, surer)
                )
                .AllowAnonymous();
        }
        routes.MapGet(SignInPaths.Activation, Activate).AllowAnonymous();
        routes.MapSignOut();
    }

    public static string PageOf(Audience audience) =>
        ReferenceEquals(audience, Audience.Staff) ? SignInPaths.Staff : SignInPaths.Resident;

    public static string HomeOf(Audience audience) =>
        ReferenceEquals(audience, Audience.Staff) ? SignInPaths.Desk : SignInPaths.Matters;

    private static IResult Begin(HttpContext context, Audience audience, string? returnTo, string? again, string? surer)
    {
        if (Elsewhere(context) is { } own)
            return own;
        var properties = SignInRequest.To(LocalAddress.Or(returnTo, HomeOf(audience)));
        if (again is not null)
            properties.SecondTry();
        if (surer is not null)
            properties.AnotherWay();
        return Results.Challenge(properties, [audience.Scheme]);
    }

    /// <summary>The way from a letter to an account; the right to it lies in the cookie that the birth date gave.</summary>
    private static IResult Activate(
        HttpContext context,
        ActivationCookie activation,
        [FromQuery(Name = AgainParameter)] string? again
    )
    {
        if (activation.Read(context) is not { } right)
            return Results.LocalRedirect("/code");
        var properties = SignInRequest.To(SignInPaths.Matters).With(right.CodeId, right.Subject);
        return Results.Challenge(again is null ? properties : properties.SecondTry(), [Audience.Residents.Scheme]);
    }

    // Opened under another name of this machine (127.0.0.1 for localhost): the answer would not find its way back.
    private static IResult? Elsewhere(HttpContext context)
    {
        var own = context.RequestServices.GetRequiredService<IOptions<IdentityProviderOptions>>().Value.PortalAddress;
        return string.Equals(context.Request.Host.Value, own.Authority, StringComparison.OrdinalIgnoreCase)
            ? null
            : Results.Redirect(new Uri(own, context.Request.Path + context.Request.QueryString).AbsoluteUri);
    }
}
