using System.Net;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

public sealed class ExternalLinkTests(IdentityWithForeignProvider identity) : IClassFixture<IdentityWithForeignProvider>
{
    private const string Begin = "/konto/neu/extern/los";
    private const string Confirm = "/konto/neu/extern/fertig";

    private readonly string subject = Guid.NewGuid().ToString();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_linked_is_listed_and_can_be_unlinked_and_both_are_in_the_audit_trail()
    {
        using var browser = identity.Browser();
        var account = await identity.CreateAccountAsync(browser);
        await identity.LinkAsync(browser, subject);
        (await IdentityPortal.PageAsync(browser, "/konto"))
            .QuerySelector("main .facts")!
            .TextContent.ShouldContain("Bürgerkonto");
        await IdentityPortal.SendAsync(browser, "/konto/weg/extern", "remove");
        (await LinksAsync()).ShouldBe(0);
        foreach (var act in new[] { "account.link_external", "account.unlink_external" })
            (
                await identity.AskAsync<long>(
                    "select count(*) from audit_entry where act = $1 and resource_id = $2",
                    act,
                    account.ToString()
                )
            ).ShouldBe(1);

        var note = await identity.SignInAsync(
            identity.Browser(),
            identity.Interactions.Begin(Clients.Residents),
            subject
        );
        note.Query.ShouldContain("grund=Unknown");
    }

    [Fact]
    public async Task An_attacker_s_answer_opened_in_the_victim_s_browser_links_nothing()
    {
        using var attacker = identity.Browser();
        await identity.CreateAccountAsync(attacker);
        var answer = await identity.GoAsync(attacker, Begin, subject);
        using var victim = identity.Browser();
        await identity.CreateAccountAsync(victim);
        (await identity.TakeAsync(victim, answer)).Query.ShouldContain("grund=Interrupted");
        (await victim.GetAsync(Confirm, Cancellation)).Headers.Location!.PathOf().ShouldContain("grund=Interrupted");
        (await LinksAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_send_the_form_that_links()
    {
        using var browser = identity.Browser();
        await identity.CreateAccountAsync(browser);
        await identity.ComeBackAsync(browser, Begin, subject);
        using var forged = new FormUrlEncodedContent([new("_handler", "link")]);
        (await browser.PostAsync(Confirm, forged, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await LinksAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_to_a_sign_in_is_no_answer_to_linking()
    {
        using var browser = identity.Browser();
        await identity.CreateAccountAsync(browser);
        await identity.ComeBackAsync(browser, "/konto/anmelden/person/extern", subject);
        (await browser.GetAsync(Confirm, Cancellation)).Headers.Location!.PathOf().ShouldContain("grund=Interrupted");
    }

    [Fact]
    public async Task Whoever_signs_in_in_between_is_not_linked_with_the_person_before()
    {
        using var browser = identity.Browser();
        await identity.CreateAccountAsync(browser);
        await identity.ComeBackAsync(browser, Begin, subject);
        await identity.CreateAccountAsync(browser);
        (await browser.GetAsync(Confirm, Cancellation)).Headers.Location!.PathOf().ShouldContain("grund=Interrupted");
    }

    [Fact]
    public async Task One_person_opens_one_account_only()
    {
        using var first = identity.Browser();
        await identity.CreateAccountAsync(first);
        await identity.LinkAsync(first, subject);
        using var second = identity.Browser();
        await identity.CreateAccountAsync(second);
        await identity.ComeBackAsync(second, Begin, subject);
        var answer = await IdentityPortal.SendAsync(second, Confirm, "link");
        answer.Headers.Location!.PathOf().ShouldContain("grund=Taken");
        (await LinksAsync()).ShouldBe(1);

        using var third = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents, "create");
        var done = await identity.ComeBackAsync(third, visit + "/neu/extern/los", subject);
        (await identity.TakeAsync(third, done)).Query.ShouldContain("grund=Taken");
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/konto/neu/extern")]
    [InlineData(Begin)]
    [InlineData(Confirm)]
    public async Task Nobody_links_without_a_sign_in(string address)
    {
        using var browser = identity.Browser();
        var answer = await browser.GetAsync(address, Cancellation);
        answer.Headers.Location!.PathOf().ShouldBe("/konto/anmelden/person");
    }

    private Task<long> LinksAsync() =>
        identity.AskAsync<long>("select count(*) from external_login where provider_key = $1", subject);
}
