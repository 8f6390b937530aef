namespace Portal.Hosts.Tests.SigningIn;

/// <summary>The portal's clock is not the provider's.</summary>
public sealed class WrongClockTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(-4)]
    public async Task Off_by_four_minutes_people_sign_in(int minutes)
    {
        await using var hosts = await WithClockOffByAsync(TimeSpan.FromMinutes(minutes));
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        browser.ShouldBeAt(Journeys.Desk);
        browser.ShouldHaveSeenNoError();
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-600)]
    [InlineData(660)]
    public async Task Off_by_hours_a_page_says_that_it_did_not_work_and_nothing_goes_in_circles(int minutes)
    {
        await using var hosts = await WithClockOffByAsync(TimeSpan.FromMinutes(minutes));
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        browser.ShouldBeAt("/konto/hinweis");
        browser.ShouldHaveSeenNoError();
        (await browser.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();
    }

    private static async Task<BothHosts> WithClockOffByAsync(TimeSpan by)
    {
        var hosts = new BothHosts();
        await hosts.InitializeAsync();
        hosts.WebTime.Forward(by);
        return hosts;
    }
}
