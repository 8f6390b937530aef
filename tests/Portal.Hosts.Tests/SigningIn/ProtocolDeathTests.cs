using System.Diagnostics;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>The protocol process is killed as hard as can be, and nobody in front of a browser notices.</summary>
public sealed class ProtocolDeathTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    [Theory]
    [InlineData(Journeys.DeskSignIn, Journeys.Annika, Journeys.Desk)]
    [InlineData(Journeys.MineSignIn, Journeys.Samira, Journeys.Mine)]
    public async Task Before_the_sign_in_begins(string begin, string person, string end)
    {
        using var browser = hosts.Browser();
        Kill();
        await browser.SignInAsync(begin, person);
        ArrivesUnharmed(browser, end);
    }

    [Theory]
    [InlineData(Journeys.DeskSignIn, Journeys.Annika, Journeys.Desk)]
    [InlineData(Journeys.MineSignIn, Journeys.Samira, Journeys.Mine)]
    public async Task On_the_sign_in_page(string begin, string person, string end)
    {
        using var browser = hosts.Browser();
        await browser.GoAsync(begin);
        Kill();
        await browser.PressAsync(Journeys.ButtonOf(person));
        ArrivesUnharmed(browser, end);
    }

    [Theory]
    [InlineData("/connect/authorize")]
    [InlineData("/interaction/")]
    [InlineData("/dienstkonto/anmeldung")]
    public async Task Just_before_any_step_of_the_way(string step)
    {
        using var browser = hosts.Browser();
        var killed = 0;
        browser.Before = next =>
        {
            if (next.AbsolutePath.StartsWith(step, StringComparison.Ordinal) && killed++ < 2)
                Kill();
        };
        await browser.SignInAtDeskAsync();
        killed.ShouldBeGreaterThan(0);
        ArrivesUnharmed(browser, Journeys.Desk);
    }

    [Fact]
    public async Task Between_the_choice_and_the_answer()
    {
        using var browser = hosts.Browser();
        browser.HaltAt = next =>
            next.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal) && browser.Page is not null;
        await browser.SignInAtDeskAsync();
        Kill();
        await browser.GoOnAsync();
        ArrivesUnharmed(browser, Journeys.Desk);
    }

    [Fact]
    public async Task While_its_answers_are_awaited()
    {
        using var browser = hosts.Browser();
        using var ended = new CancellationTokenSource();
        var killing = KillAgainAndAgainAsync(ended.Token);
        for (var time = 0; time < 5; time++)
        {
            using var other = hosts.Browser();
            await other.SignInAtDeskAsync();
            ArrivesUnharmed(other, Journeys.Desk);
        }
        await ended.CancelAsync();
        (await killing).ShouldBeGreaterThan(0);
    }

    private static void ArrivesUnharmed(Browser browser, string end)
    {
        browser.ShouldHaveSeenNoError();
        browser.ShouldBeAt(end);
    }

    private async Task<int> KillAgainAndAgainAsync(CancellationToken cancellationToken)
    {
        var killed = 0;
        var protocol = BothHosts.ProtocolOf(hosts.Identity[0]);
        while (!cancellationToken.IsCancellationRequested)
        {
            await protocol.ReadyAsync(CancellationToken.None);
            // Long enough to answer a few times, at another moment each time.
            await Task.Delay(Random.Shared.Next(300, 1500), CancellationToken.None);
            if (protocol.ProcessId is { } id)
            {
                Kill(id);
                killed++;
            }
        }
        return killed;
    }

    private void Kill() => Kill(BothHosts.ProtocolOf(hosts.Identity[0]).ProcessId.ShouldNotBeNull());

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
