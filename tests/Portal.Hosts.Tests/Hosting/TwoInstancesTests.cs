using System.Net;
using Portal.Hosts.Tests.Staff;

namespace Portal.Hosts.Tests.Hosting;

/// <summary>Two instances on one database are one portal to those who use it.</summary>
public sealed class TwoInstancesTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_signed_in_at_one_is_signed_in_at_the_other()
    {
        await using var second = portal.Build("http://127.0.0.1:0");
        await second.StartAsync(Cancellation);
        using var browser = await portal.SignedInAsync();
        var desk = new Uri(new Uri(second.Urls.First()), "/team/posteingang");

        (await browser.GetAsync("/team/posteingang", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync(desk, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await second.StopAsync(Cancellation);
    }
}
