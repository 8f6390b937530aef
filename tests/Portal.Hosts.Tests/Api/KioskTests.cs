using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Hosts.Tests.Identity;

namespace Portal.Hosts.Tests.Api;

public sealed class KioskTests(KioskPortal kiosk) : IClassFixture<KioskPortal>
{
    private static readonly Uri Me = new("/api/kiosk/v1/me", UriKind.Relative);
    private static readonly Uri Heartbeat = new("/api/kiosk/v1/heartbeat", UriKind.Relative);

    [Fact]
    public async Task A_terminal_with_a_token_learns_who_it_is_and_what_time_it_is()
    {
        using var terminal = await TestTerminal.EnrolledAsync(kiosk.Identity);
        using var client = await ClientAsync(terminal);
        var me = await client.GetFromJsonAsync<JsonElement>(Me);
        me.GetProperty("terminal").GetString().ShouldBe(terminal.Client);
        using var beat = await client.PostAsync(Heartbeat, null);
        (await beat.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("time")
            .GetDateTimeOffset()
            .ShouldBeInRange(kiosk.Clock.GetUtcNow().AddMinutes(-1), kiosk.Clock.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task A_revoked_terminal_is_out_within_a_minute()
    {
        using var terminal = await TestTerminal.EnrolledAsync(kiosk.Identity);
        using var client = await ClientAsync(terminal);
        (await client.GetAsync(Me)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await TestTerminal.RunAsync(kiosk.Identity, "terminal", "revoke", terminal.Id);
        kiosk.Clock.Move(TimeSpan.FromSeconds(31));
        (await client.GetAsync(Me)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.PostAsync(Heartbeat, null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("invented")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzY29wZSI6Imtpb3NrIn0.")]
    public async Task Without_a_good_token_there_is_a_problem_and_no_page(string? token)
    {
        using var client = kiosk.Terminal(token);
        using var answer = await client.GetAsync(Me);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
    }

    [Fact]
    public async Task A_token_in_the_address_opens_nothing()
    {
        using var terminal = await TestTerminal.EnrolledAsync(kiosk.Identity);
        using var browser = kiosk.Identity.Browser();
        var token = await terminal.TokenAsync(browser);
        using var client = kiosk.Terminal(token: null);
        var address = new Uri($"{Me}?access_token={token}", UriKind.Relative);
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_terminal_may_go_nowhere_else()
    {
        using var terminal = await TestTerminal.EnrolledAsync(kiosk.Identity);
        using var client = await ClientAsync(terminal);
        using var answer = await client.GetAsync(new Uri("/team/posteingang", UriKind.Relative));
        answer.IsSuccessStatusCode.ShouldBeFalse();
    }

    private async Task<HttpClient> ClientAsync(TestTerminal terminal)
    {
        using var browser = kiosk.Identity.Browser();
        return kiosk.Terminal(await terminal.TokenAsync(browser));
    }
}
