using System.Net;
using AngleSharp.Html.Dom;
using Portal.Hosts.Tests.Ui;
using Portal.Identity.Protocol;
using Portal.Ui.Hosting;

namespace Portal.Hosts.Tests.Identity;

public sealed class MailSignInTests(IdentityWithMail identity) : IClassFixture<IdentityWithMail>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_was_confirmed_becomes_the_way_in()
    {
        const string Address = "samira@post.example";
        var created = await CreateAsync(Address);
        created.Level.ShouldBe(AssuranceLevel.Low);

        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", Address));
        var code = (await identity.Mail.NextAsync(Address)).Code;
        var answer = await IdentityPortal.SendAsync(browser, $"{visit}/mail-code", "code", ("code", code));
        answer.Headers.Location!.PathOf().ShouldStartWith("/connect/auth/");
        identity.Interactions.Of(visit).Account.ShouldBe(created.Account);
        (await identity.Mail.NextAsync(Address)).Text.ShouldContain("Gerade hat sich jemand");
    }

    [Fact]
    public async Task Mails_are_written_in_the_language_of_the_account()
    {
        const string Address = "karim@post.example";
        await CreateAsync(Address, "ar");
        using var browser = identity.Browser("de");
        var visit = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", Address));
        (await identity.Mail.NextAsync(Address)).Text.ShouldContain("رمزكم");
    }

    [Fact]
    public async Task A_code_that_is_read_over_a_shoulder_is_worth_nothing_in_another_browser()
    {
        const string Address = "belauscht@post.example";
        await CreateAsync(Address);
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", Address));
        var code = (await identity.Mail.NextAsync(Address)).Code;

        using var thief = identity.Browser();
        var theirs = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(thief, $"{theirs}/mail", "mail", ("mail", "dieb@post.example"));
        await IdentityPortal.SendAsync(thief, $"{theirs}/mail-code", "code", ("code", code));
        identity.Interactions.IsOpen(theirs).ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_is_over_after_ten_minutes()
    {
        const string Address = "langsam@post.example";
        await CreateAsync(Address);
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", Address));
        var code = (await identity.Mail.NextAsync(Address)).Code;
        var form = await FormAsync(browser, $"{visit}/mail-code");
        identity.Clock.Move(TimeSpan.FromMinutes(11));
        await IdentityPortal.PostAsync(browser, $"{visit}/mail-code", form, ("code", code));
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_does_not_help()
    {
        const string Address = "vertippt@post.example";
        await CreateAsync(Address);
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", Address));
        var code = (await identity.Mail.NextAsync(Address)).Code;
        var wrong = code[..7] + (char)('0' + (code[7] - '0' + 1) % 10);
        for (var count = 0; count < 5; count++)
            await IdentityPortal.SendAsync(browser, $"{visit}/mail-code", "code", ("code", wrong));
        var answer = await IdentityPortal.SendAsync(browser, $"{visit}/mail-code", "code", ("code", code));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ResidentPages.PageAsync(answer))
            .QuerySelector("#code-error")!
            .TextContent.ShouldContain("gilt nicht mehr");
        identity.Interactions.IsOpen(visit).ShouldBeTrue();
    }

    [Fact]
    public async Task Pages_and_redirects_are_the_same_byte_for_byte_whether_an_address_has_an_account()
    {
        const string Known = "bekannt@post.example";
        await CreateAsync(Known);
        var visit = identity.Interactions.Begin(Clients.Residents);
        var known = await TranscriptAsync(visit, Known);
        var unknown = await TranscriptAsync(
            visit,
            "unbekant@post.example".Replace("unbekant", "niemand", StringComparison.Ordinal)
        );
        unknown.Replace("niemand@", "bekannt@", StringComparison.Ordinal).ShouldBe(known);
    }

    [Fact]
    public async Task A_mail_that_does_not_arrive_is_no_dead_end()
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", "verloren@post.example"));
        var early = await IdentityPortal.SendAsync(browser, $"{visit}/mail-code", "again");
        (await ResidentPages.PageAsync(early)).QuerySelector(".error-summary").ShouldNotBeNull();
        identity.Clock.Move(TimeSpan.FromSeconds(61));
        var later = await IdentityPortal.SendAsync(browser, $"{visit}/mail-code", "again");
        later.Headers.Location!.PathOf().ShouldBe($"{visit}/mail-code");
        var page = await IdentityPortal.PageAsync(browser, $"{visit}/mail-code");
        page.QuerySelector($"main .points a[href='{visit}']").ShouldNotBeNull();
        page.QuerySelector(".phone-line a[href^='tel:']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("name@ort")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("\"x\" <a@b.example>")]
    public async Task What_is_no_address_is_said_at_the_field(string typed)
    {
        using var browser = identity.Browser();
        var visit = identity.Interactions.Begin(Clients.Residents);
        var answer = await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", typed));
        (await ResidentPages.PageAsync(answer)).QuerySelector("#mail-error").ShouldNotBeNull();
    }

    private async Task<SignIn> CreateAsync(string address, string language = "de")
    {
        using var browser = identity.Browser(language);
        var visit = identity.Interactions.Begin(Clients.Residents, "create");
        await IdentityPortal.SendAsync(browser, $"{visit}/neu/mail", "mail", ("mail", address));
        var code = (await identity.Mail.NextAsync(address)).Code;
        var answer = await IdentityPortal.SendAsync(browser, $"{visit}/neu/mail-code", "code", ("code", code));
        answer.Headers.Location!.PathOf().ShouldStartWith("/connect/auth/");
        return identity.Interactions.Of(visit);
    }

    private async Task<string> TranscriptAsync(string visit, string address)
    {
        using var browser = identity.Browser();
        var asked = await IdentityPortal.SendAsync(browser, $"{visit}/mail", "mail", ("mail", address));
        var page = await IdentityPortal.PageAsync(browser, $"{visit}/mail-code");
        var tried = await IdentityPortal.SendAsync(browser, $"{visit}/mail-code", "code", ("code", "00000000"));
        return Words(asked) + Bare(page) + Words(tried) + Bare(await ResidentPages.PageAsync(tried));
    }

    private static string Words(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {answer.Headers.Location} "
        + string.Join(
            ' ',
            answer
                .Headers.Where(header => header.Key is "Set-Cookie")
                .SelectMany(header => header.Value)
                .Select(cookie => cookie.Split('=')[0] + cookie.Split(';').Length)
        )
        + "\n";

    // All but the form's own token.
    private static string Bare(IHtmlDocument page)
    {
        foreach (var token in page.QuerySelectorAll("input[name=__RequestVerificationToken]"))
            token.Remove();
        return page.DocumentElement.OuterHtml;
    }

    private static async Task<IHtmlFormElement> FormAsync(HttpClient browser, string address) =>
        (await IdentityPortal.PageAsync(browser, address))
            .QuerySelectorAll("main form")
            .OfType<IHtmlFormElement>()
            .First(form => IdentityPortal.NameOf(form) is "code");
}
