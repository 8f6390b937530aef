using System.Net;
using Microsoft.AspNetCore.Routing;
using Portal.Core.Staff;
using Portal.Ui.Hosting;
using Portal.Web.Security;
using Portal.Web.Staff;

namespace Portal.Hosts.Tests.Staff;

public sealed class ClosedByDefaultTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static readonly string[] StaffAddresses =
    [
        "/team",
        "/team/posteingang",
        "/team/posteingang/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e",
        "/team/papiere/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e/seiten/1.jpg",
        "/team/papiere/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e/papier.pdf",
        "/team/anfragen",
        "/team/anfragen/neu",
        "/team/anfragen/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e",
        "/team/anfragen/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e/brief",
        "/team/personen",
        "/team/personen/neu",
        "/team/personen/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e",
        "/team/personen/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e/brief",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => [.. StaffAddresses];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_person_who_is_not_signed_in_is_led_to_the_sign_in(string address)
    {
        using var browser = portal.Browser();
        var answer = await browser.GetAsync(address, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldStartWith("/anmelden?zurueck=");
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_program_that_is_not_signed_in_is_refused(string address)
    {
        using var browser = portal.Browser(forPerson: false);

        (await browser.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_circuit_needs_a_sign_in()
    {
        using var browser = portal.Browser(forPerson: false);
        var answer = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void Every_address_of_staff_asks_for_staff_or_a_power_and_nothing_there_is_open()
    {
        var team = portal
            .Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => IsOfStaff(endpoint.RoutePattern.RawText!.TrimStart('/')))
            .ToList();

        team.Count.ShouldBeGreaterThanOrEqualTo(StaffAddresses.Length);
        string?[] rules = [Policies.Staff, .. Enum.GetNames<Power>()];
        team.ShouldAllBe(endpoint => !RouteRules.IsOpen(endpoint));
        team.ShouldAllBe(endpoint => rules.Contains(RouteRules.PolicyOf(endpoint)));
    }

    private static bool IsOfStaff(string address) =>
        address.StartsWith("team", StringComparison.Ordinal) || address.StartsWith("_blazor", StringComparison.Ordinal);
}
