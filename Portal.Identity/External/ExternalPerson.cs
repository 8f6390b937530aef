using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Portal.Ui.Hosting;

namespace Portal.Identity.External;

/// <summary>Somebody the provider sent back, between its answer and the page that asked for it.</summary>
/// <param name="Session">In which an account is to be linked; null when somebody signs in.</param>
internal sealed record ExternalPerson(string Subject, AssuranceLevel Level, Guid? Session)
{
    public const string Scheme = "external-person";
    public const string Cookie = "portal-external-person";

    /// <summary>As long as a page with one question is read.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string SubjectClaim = "sub";
    private const string LevelClaim = "level";

    public static ClaimsIdentity Identify(string subject, AssuranceLevel level) =>
        new([new(SubjectClaim, subject), new(LevelClaim, level.ToString())], Scheme);

    /// <summary>Null when nobody came back, or for another page.</summary>
    public static async Task<ExternalPerson?> FindAsync(HttpContext context, string purpose)
    {
        var came = await context.AuthenticateAsync(Scheme);
        return
            came is { Succeeded: true, Principal: var person }
            && string.Equals(came.Properties.PurposeOf(), purpose, StringComparison.Ordinal)
            && person.FindFirstValue(SubjectClaim) is { } subject
            && Enum.TryParse<AssuranceLevel>(person.FindFirstValue(LevelClaim), out var level)
            ? new(subject, level, came.Properties.SessionOf())
            : null;
    }

    /// <summary>The same, and it is forgotten.</summary>
    public static async Task<ExternalPerson?> TakeAsync(HttpContext context, string purpose)
    {
        var person = await FindAsync(context, purpose);
        await context.SignOutAsync(Scheme);
        return person;
    }
}
