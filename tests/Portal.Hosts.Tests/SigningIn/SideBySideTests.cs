namespace Portal.Hosts.Tests.SigningIn;

/// <summary>Two instances of each host on one database, behind a balancer that leads every request elsewhere.</summary>
public sealed class SideBySideTests(TwoOfEach hosts) : IClassFixture<TwoOfEach>
{
    [Theory]
    [InlineData(Journeys.DeskSignIn, Journeys.Annika, Journeys.Desk)]
    [InlineData(Journeys.MineSignIn, Journeys.Samira, Journeys.Mine)]
    public async Task A_sign_in_begun_at_one_is_finished_at_the_other(string begin, string person, string end)
    {
        using var browser = hosts.Browser();
        Turn(0);
        await browser.GoAsync(begin);
        Turn(1);
        await browser.PressAsync(Journeys.ButtonOf(person));
        browser.ShouldBeAt(end);
        browser.ShouldHaveSeenNoError();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_request_leads_to_the_other_instance(int first)
    {
        using var browser = hosts.Browser();
        var request = first;
        browser.Before = _ => Turn(request++ % 2);
        await browser.SignInAtDeskAsync();
        browser.ShouldBeAt(Journeys.Desk);
        browser.ShouldHaveSeenNoError();
        await browser.PressAsync("form[action='/abmelden'] button");
        browser.ShouldBeAt("/konto/hinweis");
        (await browser.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();
    }

    [Fact]
    public async Task Keys_changed_at_one_instance_cost_nobody_the_sign_in_at_the_other()
    {
        using var browser = hosts.Browser();
        Turn(0);
        await browser.GoAsync(Journeys.DeskSignIn);
        await hosts
            .OfIdentity<Portal.Identity.Protocol.ProtocolKeys>()
            .RotateAsync(TestContext.Current.CancellationToken);
        Turn(1);
        await browser.PressAsync(Journeys.ButtonOf(Journeys.Annika));
        browser.ShouldBeAt(Journeys.Desk);
        browser.ShouldHaveSeenNoError();
    }

    private void Turn(int instance)
    {
        hosts.ToWeb.TurnTo(instance);
        hosts.ToIdentity.TurnTo(instance);
    }
}
