namespace Portal.Hosts.Tests.SigningIn;

/// <summary>The way in and out through both hosts, as it should be.</summary>
public sealed class SignInTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    [Theory]
    [InlineData(Journeys.DeskSignIn, Journeys.Annika, Journeys.Desk)]
    [InlineData(Journeys.MineSignIn, Journeys.Samira, Journeys.Mine)]
    public async Task Staff_and_residents_sign_in_over_the_provider_and_arrive(string begin, string person, string end)
    {
        using var browser = hosts.Browser();
        await browser.SignInAsync(begin, person);
        browser.ShouldBeAt(end);
        browser.ShouldHaveSeenNoError();
    }

    [Fact]
    public async Task Signing_out_at_the_portal_ends_the_providers_session_too()
    {
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        await browser.PressAsync("form[action='/abmelden'] button");
        browser.ShouldBeAt("/konto/hinweis");
        (await browser.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();

        await browser.GoAsync(new Uri(hosts.ToWeb.Address, Journeys.DeskSignIn));
        browser.Page.QuerySelector(Journeys.ButtonOf(Journeys.Annika)).ShouldNotBeNull("the provider asks again");
        (await browser.IsSignedInAsync(hosts.ToIdentity.Address, "/konto")).ShouldBeFalse();
    }

    [Fact]
    public async Task Ending_all_sessions_at_the_provider_closes_the_other_browsers_desk_with_its_next_request()
    {
        using var here = hosts.Browser();
        using var there = hosts.Browser();
        await here.SignInAtDeskAsync(Journeys.Edda);
        await there.SignInAtDeskAsync(Journeys.Edda);

        await hosts
            .OfIdentity<Portal.Identity.Protocol.IInteractions>()
            .EndSessionsAsync(Guid.Parse(Journeys.Edda), TestContext.Current.CancellationToken);

        (await here.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();
        (await there.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_turns_back_reads_that_nobody_is_signed_in()
    {
        using var browser = hosts.Browser();
        await browser.GoAsync(
            new Uri(
                hosts.ToWeb.Address,
                "/dienstkonto/anmeldung?error=access_denied&state=" + await StateAsync(browser)
            )
        );
        browser.ShouldBeAt("/konto/hinweis");
        browser.Address.Query.ShouldContain("grund=Cancelled");
    }

    [Theory]
    [InlineData("/dienstkonto/anmeldung")]
    [InlineData("/dienstkonto/anmeldung?code=x&state=y")]
    [InlineData("/konto/anmeldung?code=&state=")]
    [InlineData("/konto/anmeldung?error=server_error&error_description=%3Cscript%3E")]
    public async Task An_answer_that_fits_nothing_ends_on_a_page_that_says_how_to_go_on(string answer)
    {
        using var browser = hosts.Browser();
        await browser.GoAsync(answer);
        browser.ShouldBeAt("/konto/hinweis");
        browser.Page.QuerySelector("main a[href='/']").ShouldNotBeNull();
        browser.Page.Body!.InnerHtml.ShouldNotContain("script>", Case.Insensitive);
    }

    // What the portal would know its own answer by: the sign-in is begun, and its state read from the pushed request.
    private async Task<string> StateAsync(Browser browser)
    {
        await browser.GoAsync(Journeys.DeskSignIn);
        var asked = await hosts.AskAsync<string>(
            "select payload -> 'params' ->> 'state' from identity.protocol_record where model = 'Interaction' order by expires_at desc limit 1"
        );
        return Uri.EscapeDataString(asked.Single());
    }
}
