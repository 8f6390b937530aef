using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;

namespace Portal.Identity.External;

/// <summary>What a sign-in at the provider carries from the page it began on to the answer: never through the browser in clear.</summary>
internal static class ExternalRequest
{
    private const string Purpose = "purpose";
    private const string Back = "back";
    private const string Session = "session";
    private const string Nonce = "nonce";

    /// <param name="purpose">The one page that may take the answer.</param>
    /// <param name="query">What that page is told besides.</param>
    /// <param name="back">Where the other ways are.</param>
    /// <param name="session">Whose account is to be linked.</param>
    public static AuthenticationProperties For(string purpose, string query, string back, Guid? session = null) =>
        new()
        {
            RedirectUri = purpose + query,
            Items =
            {
                [Purpose] = purpose,
                [Back] = back,
                [Session] = session?.ToString(),
                [Nonce] = RandomNumberGenerator.GetHexString(32, lowercase: true),
            },
        };

    public static string? PurposeOf(this AuthenticationProperties properties) => Find(properties, Purpose);

    public static string? BackOf(this AuthenticationProperties properties) => Find(properties, Back);

    public static Guid? SessionOf(this AuthenticationProperties properties) =>
        Guid.TryParse(Find(properties, Session), out var id) ? id : null;

    public static string? NonceOf(this AuthenticationProperties properties) => Find(properties, Nonce);

    private static string? Find(AuthenticationProperties properties, string name) =>
        properties.Items.TryGetValue(name, out var value) ? value : null;
}
