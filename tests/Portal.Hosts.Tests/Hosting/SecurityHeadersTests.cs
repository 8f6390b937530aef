using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Core.Staff;
using Portal.Hosts.Tests.Staff;

namespace Portal.Hosts.Tests.Hosting;

/// <summary>What every answer tells the browser, whichever route gave it and however it ended.</summary>
public sealed class SecurityHeadersTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static readonly Dictionary<string, string> Everywhere = new(StringComparer.Ordinal)
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_says_what_the_browser_may_do_with_its_answer()
    {
        using var stranger = portal.Browser();
        using var member = await portal.SignedInAsync();
        foreach (var address in Addresses())
        foreach (var browser in new[] { stranger, member })
        {
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
            foreach (var (name, value) in Everywhere)
                Header(answer, name).ShouldBe(value, address);
            Header(answer, "Permissions-Policy").ShouldContain("microphone=()");
            Header(answer, "Referrer-Policy").ShouldBeOneOf("no-referrer", "same-origin");
            var policy = Header(answer, "Content-Security-Policy");
            policy.ShouldContain("default-src 'none'", Case.Sensitive, address);
            policy.ShouldContain("frame-ancestors 'none'", Case.Sensitive, address);
            policy.ShouldNotContain("unsafe", Case.Insensitive, address);
            policy.ShouldNotContain("*", Case.Sensitive, address);
        }
    }

    [Fact]
    public async Task Nothing_personal_stays_in_a_browser()
    {
        using var member = await portal.SignedInAsync(StaffRole.Teamleitung);
        foreach (var address in Addresses())
        {
            using var answer = await member.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
            answer.Headers.CacheControl?.NoStore.ShouldBe(true, address);
            answer.Headers.CacheControl.ShouldNotBeNull(address);
        }
    }

    [Fact]
    public async Task The_demonstration_on_plain_http_binds_no_browser_to_https()
    {
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative), Cancellation);
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    private IEnumerable<string> Addresses() => Addresses(portal.Get<EndpointDataSource>());

    /// <summary>All that answer GET, with something in the place of every id.</summary>
    internal static IEnumerable<string> Addresses(EndpointDataSource source) =>
        source
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
            )
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods
                || methods.Contains("GET")
            )
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Select(address =>
                string.Join(
                    '/',
                    address
                        .Split('/')
                        .Select(part =>
                            part.Contains(":guid", StringComparison.Ordinal) ? Guid.Empty.ToString()
                            : part.StartsWith("{page:int}", StringComparison.Ordinal)
                                ? "1" + part["{page:int}".Length..]
                            : part.Contains(":int", StringComparison.Ordinal) ? "404"
                            : part.StartsWith('{') ? "nichts"
                            : part
                        )
                )
            )
            .Distinct(StringComparer.Ordinal);

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}

public sealed class LastingHttpsTests(OrdinaryPortal portal) : IClassFixture<OrdinaryPortal>
{
    [Fact]
    public async Task Outside_the_demonstration_browsers_come_back_over_https_only()
    {
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync(
            new Uri("/", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
    }
}
