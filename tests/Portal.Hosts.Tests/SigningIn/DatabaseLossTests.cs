namespace Portal.Hosts.Tests.SigningIn;

/// <summary>The database restarts in the middle: whoever signs in meanwhile arrives.</summary>
public sealed class DatabaseLossTests(OnOwnServer hosts) : IClassFixture<OnOwnServer>
{
    [Theory]
    [InlineData("/anmelden")]
    [InlineData("/connect/authorize")]
    [InlineData("/interaction/")]
    [InlineData("/dienstkonto/anmeldung")]
    [InlineData("/team/posteingang")]
    public async Task All_connections_are_cut_before_a_step(string step)
    {
        using var browser = hosts.Browser();
        var cut = 0;
        browser.Before = next =>
        {
            if (next.AbsolutePath.StartsWith(step, StringComparison.Ordinal) && cut++ < 2)
                hosts.CutConnectionsAsync().GetAwaiter().GetResult();
        };
        await browser.SignInAtDeskAsync();
        ArrivesUnharmed(browser, cut);
    }

    [Theory]
    [InlineData("/anmelden")]
    [InlineData("/connect/authorize")]
    [InlineData("/interaction/")]
    [InlineData("/dienstkonto/anmeldung")]
    [InlineData("/team/posteingang")]
    public async Task The_server_restarts_while_a_step_is_under_way(string step)
    {
        using var browser = hosts.Browser();
        var restarts = new List<Task>();
        browser.Before = next =>
        {
            if (restarts.Count == 0 && next.AbsolutePath.StartsWith(step, StringComparison.Ordinal))
                restarts.Add(hosts.RestartAsync());
        };
        await browser.SignInAtDeskAsync();
        await Task.WhenAll(restarts);
        ArrivesUnharmed(browser, restarts.Count);
    }

    private static void ArrivesUnharmed(Browser browser, int losses)
    {
        losses.ShouldBeGreaterThan(0);
        browser.ShouldHaveSeenNoError();
        browser.ShouldBeAt(Journeys.Desk);
    }
}
