using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Portal.Identity.Hosting;
using Portal.Ui.Hosting;

namespace Portal.Hosts.Tests.Identity;

/// <summary>Nobody sees anything of an account without being signed in to one, whatever the address and however it is asked.</summary>
public sealed class AccountRoutesTests(IdentityPortal identity) : IClassFixture<IdentityPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_of_an_account_sends_strangers_to_the_sign_in()
    {
        var routes = identity
            .Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => RouteRules.PolicyOf(route) == Policies.Account)
            .ToList();
        routes.Count.ShouldBeGreaterThan(8);
        using var browser = identity.Browser();
        foreach (var route in routes)
        foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
        {
            var address =
                "/" + route.RoutePattern.RawText!.TrimStart('/').Replace("{Id}", "1", StringComparison.Ordinal);
            using var question = new HttpRequestMessage(new HttpMethod(method), address);
            using var answer = await browser.SendAsync(question, Cancellation);

            HttpStatusCode[] closed = [HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest];
            closed.ShouldContain(answer.StatusCode, $"{method} {address}");
            if (answer.StatusCode == HttpStatusCode.Redirect)
                answer.Headers.Location!.PathOf().ShouldStartWith("/konto/anmelden/", customMessage: address);
        }
    }
}
