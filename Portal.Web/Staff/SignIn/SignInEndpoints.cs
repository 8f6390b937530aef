using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Portal.Core.Staff;
using Portal.Ui.Hosting;

namespace Portal.Web.Staff.SignIn;

internal static class SignInEndpoints
{
    public const string Path = "/anmelden";
    public const string SignOutPath = "/abmelden";
    public const string ReturnParameter = "zurueck";
    public const string PersonField = "person";
    public const string Desk = "/team/posteingang";

    public static void MapStaffSignIn(this IEndpointRouteBuilder routes)
    {
        var demonstration = routes.ServiceProvider.GetRequiredService<IOptions<DemonstrationOptions>>().Value;
        routes.MapPost(Path, demonstration.Enabled ? SignInAsync : () => Results.NotFound()).AllowAnonymous();
        routes.MapPost(SignOutPath, SignOutAsync).AllowAnonymous();
        routes.MapGet("/team", () => Results.Redirect(Desk)).RequireAuthorization(Policies.Staff);
    }

    private static async Task<IResult> SignInAsync(
        [FromForm(Name = PersonField)] string? person,
        [FromForm(Name = ReturnParameter)] string? returnTo,
        HttpContext context,
        IStaffDirectory staff
    )
    {
        if (!DemonstrationGuard.IsFromThisMachine(context))
        {
            return Results.NotFound();
        }

        if (person is null || await staff.FindAsync(person, context.RequestAborted) is not { } member)
        {
            return Results.LocalRedirect(Path);
        }

        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            StaffClaims.For(member),
            new AuthenticationProperties { IsPersistent = false }
        );
        return Results.LocalRedirect(IsOwnAddress(returnTo) ? returnTo! : Desk);
    }

    private static async Task<IResult> SignOutAsync([FromForm] IFormCollection form, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect(Path);
    }

    private static bool IsOwnAddress(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Contains('\\', StringComparison.Ordinal);
}
