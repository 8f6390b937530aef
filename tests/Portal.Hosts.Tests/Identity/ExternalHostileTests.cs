using System.Net;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

public sealed class ExternalHostileTests(IdentityWithForeignProvider identity)
    : IClassFixture<IdentityWithForeignProvider>
{
    private readonly string subject = Guid.NewGuid().ToString();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nonce")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("signature")]
    [InlineData("unsigned")]
    [InlineData("userinfo")]
    [InlineData("mixup")]
    [InlineData("nameless")]
    [InlineData("state")]
    [InlineData("code")]
    public async Task A_wrong_answer_lets_nobody_in(string trick)
    {
        using var phone = identity.Browser();
        await identity.CreateAccountAsync(phone);
        await identity.LinkAsync(phone, subject);
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var note = await identity.ComeBackAsync(browser, visit + "/extern", subject, trick: trick);
        note.AbsolutePath.ShouldBe("/extern/hinweis");
        note.Query.ShouldContain("grund=Interrupted");
        await IsCalmAsync(browser, note);
        (await browser.GetAsync(visit + "/extern/fertig", Cancellation))
            .Headers.Location!.PathOf()
            .ShouldContain("grund=Interrupted");
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Theory]
    [InlineData("cancel", "Cancelled")]
    [InlineData("temporarily_unavailable", "Interrupted")]
    [InlineData("login_required", "Interrupted")]
    public async Task Who_turns_back_or_is_refused_there_finds_the_other_ways(string act, string reason)
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var note = await identity.ComeBackAsync(browser, visit + "/extern", subject, act: act);
        note.Query.ShouldContain($"grund={reason}");
        (await IsCalmAsync(browser, note)).ShouldContain(visit);
    }

    [Fact]
    public async Task An_answer_opens_nothing_in_another_browser_and_nothing_twice()
    {
        using var browser = identity.Browser();
        await identity.CreateAccountAsync(browser);
        await identity.LinkAsync(browser, subject);
        var visit = identity.Interactions.Begin(Clients.Residents);
        var answer = await identity.GoAsync(browser, visit + "/extern", subject);

        using var other = identity.Browser();
        (await identity.TakeAsync(other, answer)).Query.ShouldContain("grund=Interrupted");
        (await identity.TakeAsync(browser, answer)).AbsolutePath.ShouldBe(visit + "/extern/fertig");
        (await identity.TakeAsync(browser, answer)).Query.ShouldContain("grund=Interrupted");
    }

    [Fact]
    public async Task An_answer_to_one_visit_does_not_open_another()
    {
        using var browser = identity.Browser();
        await identity.CreateAccountAsync(browser);
        await identity.LinkAsync(browser, subject);
        await identity.ComeBackAsync(browser, identity.Interactions.Begin(Clients.Residents) + "/extern", subject);
        var other = identity.Interactions.Begin(Clients.Residents);
        (await browser.GetAsync(other + "/extern/fertig", Cancellation))
            .Headers.Location!.PathOf()
            .ShouldContain("grund=Interrupted");
        identity.Interactions.IsOpen(other).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_note_leads_nowhere_else(string back)
    {
        using var browser = identity.Browser();
        var page = await IdentityPortal.PageAsync(
            browser,
            "/extern/hinweis?grund=Cancelled&zurueck=" + Uri.EscapeDataString(back)
        );
        page.QuerySelectorAll("main a")
            .ShouldAllBe(link => !link.GetAttribute("href")!.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_is_away_is_said_so_before_anybody_is_sent_there()
    {
        await using var own = await StartAsync();
        await own.CutProviderAsync();
        using var browser = own.Browser();
        var visit = own.Interactions.Begin(Clients.Residents);
        var answer = await browser.GetAsync(visit + "/extern", Cancellation);
        answer.Headers.Location!.PathOf().ShouldContain("grund=Away");
        (await IsCalmAsync(browser, answer.Headers.Location!)).ShouldContain(visit);
    }

    [Fact]
    public async Task A_provider_that_dies_in_the_middle_is_said_so()
    {
        await using var own = await StartAsync();
        using var browser = own.Browser();
        var answer = await own.GoAsync(browser, own.Interactions.Begin(Clients.Residents) + "/extern", subject);
        await own.CutProviderAsync();
        (await own.TakeAsync(browser, answer)).Query.ShouldContain("grund=Away");
    }

    private static async Task<IdentityWithForeignProvider> StartAsync()
    {
        var own = new IdentityWithForeignProvider();
        await own.InitializeAsync();
        return own;
    }

    private static async Task<IEnumerable<string?>> IsCalmAsync(HttpClient browser, Uri note)
    {
        var answer = await browser.GetAsync(note.PathOf(), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await Ui.ResidentPages.PageAsync(answer);
        page.QuerySelector("main .phone-line").ShouldNotBeNull();
        return page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"));
    }
}
