using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.E2E.Running;

/// <summary>Chromium's virtual authenticator: a phone with finger or PIN, and nobody in front of it.</summary>
internal static class Authenticator
{
    private static readonly Dictionary<string, object> Phone = new(StringComparer.Ordinal)
    {
        ["protocol"] = "ctap2",
        ["transport"] = "internal",
        ["hasResidentKey"] = true,
        ["hasUserVerification"] = true,
        ["isUserVerified"] = true,
        ["automaticPresenceSimulation"] = true,
    };

    /// <summary>Each browser context is a device of its own.</summary>
    internal static async Task AddAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        JsonElement? added = await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new() { ["options"] = Phone }
        );
        added.ShouldNotBeNull();
    }
}
