using Microsoft.AspNetCore.Routing;
using Portal.Hosts.Tests.SigningIn;

namespace Portal.Hosts.Tests.Hosting;

/// <summary>What every answer of Portal.Identity tells the browser; the protocol's own answers say more themselves.</summary>
public sealed class IdentityHeadersTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_says_what_the_browser_may_do_with_its_answer()
    {
        using var stranger = hosts.Browser();
        using var member = hosts.Browser();
        await member.SignInAtDeskAsync();
        var addresses = SecurityHeadersTests.Addresses(hosts.OfIdentity<EndpointDataSource>()).ToList();
        addresses.Count.ShouldBeGreaterThan(20);
        foreach (var address in addresses)
        foreach (var browser in new[] { stranger, member })
        {
            browser.HaltAt = _ => true;
            await browser.GoAsync(new Uri(hosts.ToIdentity.Address, address));
            Header(browser, "X-Content-Type-Options").ShouldBe("nosniff", address);
            Header(browser, "Cross-Origin-Opener-Policy").ShouldBe("same-origin", address);
            Header(browser, "Cross-Origin-Resource-Policy").ShouldBe("same-origin", address);
            Header(browser, "Referrer-Policy").ShouldBeOneOf("no-referrer", "same-origin");
            if (
                address.StartsWith("/connect/", StringComparison.Ordinal)
                || address.StartsWith("/.well-known/", StringComparison.Ordinal)
            )
                continue;
            var policy = Header(browser, "Content-Security-Policy");
            policy.ShouldContain("default-src 'none'", Case.Sensitive, address);
            policy.ShouldContain("frame-ancestors 'none'", Case.Sensitive, address);
            policy.ShouldNotContain("unsafe", Case.Insensitive, address);
            policy.ShouldNotContain("*", Case.Sensitive, address);
        }
    }

    [Theory]
    [InlineData("/konto")]
    [InlineData("/konto/passwort")]
    [InlineData("/konto/neu/passkey")]
    public async Task Nothing_of_an_account_stays_in_a_browser(string address)
    {
        using var member = hosts.Browser();
        await member.SignInAtDeskAsync();
        await member.GoAsync(new Uri(hosts.ToIdentity.Address, address));
        (member.Answer.Headers.CacheControl?.NoStore).ShouldBe(true, address);
    }

    private static string Header(Browser browser, string name) =>
        browser.Answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
