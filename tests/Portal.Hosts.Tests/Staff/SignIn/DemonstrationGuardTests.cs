using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Ui.Hosting;
using Portal.Web.Staff.SignIn;

namespace Portal.Hosts.Tests.Staff.SignIn;

public sealed class DemonstrationGuardTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    public async Task The_host_does_not_start_where_others_could_reach_it(string address)
    {
        await using var app = portal.Build(address);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => app.StartAsync());
        refusal.Message.ShouldContain("loopback");
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost", true)]
    [InlineData("::1", "::1", "[::1]", true)]
    [InlineData("::ffff:127.0.0.1", "::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("192.0.2.7", "127.0.0.1", "localhost", false)]
    [InlineData("127.0.0.1", "192.0.2.1", "localhost", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "portal.example", false)]
    [InlineData(null, null, "localhost", false)]
    public void Only_this_machine_is_let_in(string? remote, string? local, string host, bool expected)
    {
        var context = Request(remote, local, host);

        DemonstrationGuard.IsFromThisMachine(context).ShouldBe(expected);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public void What_came_through_a_proxy_is_not_this_machine(string header)
    {
        var context = Request("127.0.0.1", "127.0.0.1", "localhost");
        context.Request.Headers[header] = "192.0.2.7";

        DemonstrationGuard.IsFromThisMachine(context).ShouldBeFalse();
    }

    [Fact]
    public async Task A_proxied_request_gets_no_page_at_all()
    {
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");

        foreach (var address in new[] { "/", "/anmelden", "/team/posteingang" })
        {
            var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }
    }

    private static DefaultHttpContext Request(string? remote, string? local, string host)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        context.Connection.LocalIpAddress = local is null ? null : IPAddress.Parse(local);
        context.Request.Host = new HostString(host);
        return context;
    }
}
