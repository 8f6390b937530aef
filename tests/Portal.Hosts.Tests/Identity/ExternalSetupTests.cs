using System.Net;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

public sealed class ExternalSetupTests(IdentityPortal identity, IdentityWithRsaProvider rsa)
    : IClassFixture<IdentityPortal>,
        IClassFixture<IdentityWithRsaProvider>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_nothing_of_it_is_offered()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        (await IdentityPortal.PageAsync(browser, visit)).QuerySelector($"a[href='{visit}/extern']").ShouldBeNull();
        (await browser.GetAsync(visit + "/extern", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/konto/anmelden/person/extern", Cancellation)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Theory]
    [InlineData("Portal:External:Name", "")]
    [InlineData("Portal:External:Authority", "http://id.example")]
    [InlineData("Portal:External:Authority", "")]
    [InlineData("Portal:External:ClientId", "")]
    [InlineData("Portal:External:SecretPath", "/nowhere/at/all")]
    [InlineData("Portal:External:Levels:High:0", "")]
    [InlineData("Portal:External:Levels:Low:0", "hoch")]
    public async Task Half_a_setup_stops_the_start(string setting, string value)
    {
        var secret = Path.GetTempFileName();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Portal:External:Name"] = "Bürgerkonto",
            ["Portal:External:Authority"] = "https://id.example",
            ["Portal:External:ClientId"] = "portal",
            ["Portal:External:SecretPath"] = secret,
            ["Portal:External:Levels:High:0"] = "hoch",
            ["Portal:External:MinimumLevel"] = "High",
            [setting] = value,
        };
        await using var app = identity.Build(0, [.. settings.Select(one => (one.Key, one.Value))]);
        (await Should.ThrowAsync<Exception>(() => app.StartAsync(Cancellation))).Message.ShouldContain(
            "Portal:External"
        );
        File.Delete(secret);
    }

    [Theory]
    [InlineData("", "Unknown")]
    [InlineData("signature", "Interrupted")]
    public async Task A_provider_may_sign_with_rsa(string trick, string reason)
    {
        using var browser = rsa.Browser();
        var visit = rsa.Interactions.Begin(Clients.Residents);
        var next = await rsa.ComeBackAsync(browser, visit + "/extern", Guid.NewGuid().ToString(), trick: trick);
        if (trick.Length == 0)
            next = await rsa.TakeAsync(browser, next);
        next.Query.ShouldContain($"grund={reason}");
    }
}
