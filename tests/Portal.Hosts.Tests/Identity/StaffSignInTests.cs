using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Portal.Hosts.Tests.Ui;
using Portal.Identity.Authenticators;
using Portal.Identity.CommandLine;
using Portal.Identity.Protocol;
using Portal.Ui.Hosting;

namespace Portal.Hosts.Tests.Identity;

public sealed partial class StaffSignInTests(IdentityWithMail identity) : IClassFixture<IdentityWithMail>
{
    private const string Password = "kirschkern im regen";

    [Fact]
    public async Task An_operator_makes_an_account_and_its_owner_sets_it_up_once()
    {
        var (subject, setUp) = await AddAsync("staff", "add", "ida.morgentau");
        using var browser = identity.Browser();
        await EnrolAsync(browser, setUp, Password);
        (await browser.GetAsync(setUp, TestContext.Current.CancellationToken))
            .Headers.Location!.PathOf()
            .ShouldBe("/vorbei");
        (await identity.AskAsync<string>("select kind from account where id = $1", subject)).ShouldBe("Staff");
    }

    [Fact]
    public async Task Password_and_app_together_let_in_and_a_code_is_taken_once()
    {
        var (subject, setUp) = await AddAsync("staff", "add", "jan.felderblum");
        using var browser = identity.Browser();
        var secret = await EnrolAsync(browser, setUp, Password);
        var code = Code(secret);

        var visit = await SignInAsync(browser, "jan.felderblum", Password, code);
        identity
            .Interactions.Of(visit)
            .ShouldSatisfyAllConditions(
                signIn => signIn.Account.ShouldBe(subject),
                signIn => signIn.Means.ShouldBe(["pwd", "otp", "mfa"]),
                signIn => signIn.Level.ShouldBe(AssuranceLevel.Substantial)
            );
        var again = await SignInAsync(browser, "jan.felderblum", Password, code);
        identity.Interactions.IsOpen(again).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_wrong_is_not_told_and_costs_the_right_code_nothing()
    {
        var (_, setUp) = await AddAsync("staff", "add", "kai.unterholz");
        using var browser = identity.Browser();
        var secret = await EnrolAsync(browser, setUp, Password);
        var code = Code(secret);

        var pages = new List<string>();
        foreach (
            var (name, password, number) in new[]
            {
                ("kai.unterholz", "falsch und lang genug", code),
                ("kai.unterholz", Password, "000000"),
                ("niemand.hier", Password, code),
            }
        )
        {
            using var other = identity.Browser();
            var visit = identity.Interactions.Begin(Clients.Desk);
            var answer = await IdentityPortal.SendAsync(
                other,
                $"{visit}/passwort",
                "password",
                ("name", name),
                ("passwort", password),
                ("zahl", number)
            );
            var page = await ResidentPages.PageAsync(answer);
            foreach (var input in page.QuerySelectorAll("input[name=__RequestVerificationToken]"))
                input.Remove();
            pages.Add(
                page.DocumentElement.OuterHtml.Replace(name, "", StringComparison.Ordinal)
                    .Replace(visit.Split('/')[^1], "", StringComparison.Ordinal)
            );
            page.QuerySelectorAll("input[type=password][value]").ShouldBeEmpty();
        }
        pages.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        identity.Interactions.IsOpen(await SignInAsync(browser, "kai.unterholz", Password, code)).ShouldBeFalse();
    }

    [Fact]
    public async Task Strangers_who_guess_do_not_lock_out_the_owner_s_browser()
    {
        var (_, setUp) = await AddAsync("staff", "add", "lea.sommerwind");
        using var own = identity.Browser();
        var secret = await EnrolAsync(own, setUp, Password);
        identity.Interactions.IsOpen(await SignInAsync(own, "lea.sommerwind", Password, Code(secret))).ShouldBeFalse();

        for (var count = 0; count < 12; count++)
        {
            using var stranger = identity.Browser();
            await SignInAsync(stranger, "lea.sommerwind", "geraten und falsch", "000000");
        }
        using var late = identity.Browser();
        var refused = identity.Interactions.Begin(Clients.Desk);
        var answer = await SubmitAsync(late, refused, "lea.sommerwind", Password, "000000");
        (await ResidentPages.PageAsync(answer))
            .QuerySelector(".error-summary")!
            .TextContent.ShouldContain("zu viele Versuche");

        identity.Clock.Move(TimeSpan.FromSeconds(60));
        identity.Interactions.IsOpen(await SignInAsync(own, "lea.sommerwind", Password, Code(secret))).ShouldBeFalse();
    }

    [Fact]
    public async Task One_browser_that_guesses_is_slowed_down_even_for_names_nobody_has()
    {
        using var browser = identity.Browser();
        for (var count = 0; count < 5; count++)
            await SignInAsync(browser, "gibt.es.nicht", "geraten und falsch", "000000");
        var visit = identity.Interactions.Begin(Clients.Desk);
        var answer = await SubmitAsync(browser, visit, "gibt.es.nicht", "geraten und falsch", "000000");
        (await ResidentPages.PageAsync(answer))
            .QuerySelector(".error-summary")!
            .TextContent.ShouldContain("zu viele Versuche");
    }

    [Fact]
    public async Task Using_the_break_glass_account_raises_an_alarm_and_is_entered()
    {
        var (subject, setUp) = await AddAsync("break-glass", "create", "notfall");
        using var browser = identity.Browser();
        var secret = await EnrolAsync(browser, setUp, "ein langer Satz für den Tag X");
        await SignInAsync(browser, "notfall", "ein langer Satz für den Tag X", Code(secret));
        (await identity.Mail.NextAsync("betrieb@jobcenter.auental.example")).Text.ShouldContain("notfall");
        (
            await identity.AskAsync<long>(
                "select count(*) from audit_entry where act = 'account.sign_in' and resource_id = $1",
                subject.ToString()
            )
        ).ShouldBe(1);
    }

    private async Task<(Guid Subject, string SetUp)> AddAsync(params string[] words)
    {
        using var output = new StringWriter();
        (await IdentityCommand.RunAsync(identity.App, words, output)).ShouldBe(0);
        var printed = output.ToString();
        return (Guid.Parse(Subject().Match(printed).Value), SetUp().Match(printed).Value);
    }

    private async Task<byte[]> EnrolAsync(HttpClient browser, string setUp, string password)
    {
        var address = $"{setUp}/passwort";
        var page = await IdentityPortal.PageAsync(browser, address);
        var secret = Base32(page.QuerySelector("main .facts .num")!.TextContent);
        var form = (IHtmlFormElement)page.QuerySelector("main form")!;
        var answer = await IdentityPortal.PostAsync(
            browser,
            address,
            form,
            ("passwort", password),
            ("zahl", Code(secret))
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return secret;
    }

    private async Task<string> SignInAsync(HttpClient browser, string name, string password, string code)
    {
        var visit = identity.Interactions.Begin(Clients.Desk);
        await SubmitAsync(browser, visit, name, password, code);
        return visit;
    }

    private static Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser,
        string visit,
        string name,
        string password,
        string code
    ) =>
        IdentityPortal.SendAsync(
            browser,
            $"{visit}/passwort",
            "password",
            ("name", name),
            ("passwort", password),
            ("zahl", code)
        );

    private string Code(byte[] secret) => Totp.Code(secret, Totp.StepAt(identity.Clock.GetUtcNow()));

    private static byte[] Base32(string written)
    {
        var bits = string.Concat(
            written
                .Where(char.IsLetterOrDigit)
                .Select(letter =>
                    Convert
                        .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2)
                        .PadLeft(5, '0')
                )
        );
        return
        [
            .. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2)),
        ];
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Subject();

    [GeneratedRegex("/einrichten/[0-9a-f]{32}")]
    private static partial Regex SetUp();
}
