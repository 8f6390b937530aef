using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Core.Letters;
using Portal.Core.Residents;
using Portal.Identity.Authenticators;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>After people were let in by letter, app and mail, nothing personal stands in a log and no secret in a table.</summary>
public sealed class CanaryTests(WithMail hosts) : IClassFixture<WithMail>
{
    private const string FamilyName = "Kanarienvogel";
    private const string Mail = "zitronengelb@post.example";

    private static readonly DateOnly Born = new(1957, 11, 23);

    private readonly Canaries personal = new();
    private readonly Canaries secrets = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Logs_name_nobody_and_tables_hold_no_secret_in_the_open()
    {
        Name();
        using var byApp = await JourneyAsync("Zeisigine", UseAppAsync);
        using var byMail = await JourneyAsync("Ammerlinde", UseMailAsync);
        await ComeBackByMailAsync();
        using var desk = await LookAsync();
        foreach (var browser in new[] { byApp, byMail, desk })
            Keep(browser);

        var logged = hosts.Logs.Lines.SelectMany(line =>
            personal.In(line).Concat(secrets.In(line)).Select(name => $"{name}: {line}")
        );
        logged.ShouldBeEmpty();
        foreach (var (table, row) in await RowsAsync())
        {
            secrets.In(row).ShouldBeEmpty($"{table}: {row}");
            if (table is not ("public.person" or "identity.account" or "identity.mail_code"))
                personal.In(row).ShouldBeEmpty($"{table}: {row}");
        }
    }

    private void Name()
    {
        personal.Add("family name", FamilyName);
        personal.Add("mail address", Mail);
        personal.Add("birth date", "1957-11-23");
        personal.Add("birth date", "23.11.1957");
        foreach (var file in Directory.GetFiles(hosts.SecretsPath))
            secrets.Add("client secret", File.ReadAllText(file));
    }

    /// <summary>From the letter over a new access to one's own matters.</summary>
    private async Task<Browser> JourneyAsync(string givenName, Func<Browser, Task> makeAccessAsync)
    {
        personal.Add("given name", givenName);
        var person = await hosts
            .OfWeb<IPersons>()
            .AddAsync(new(givenName, FamilyName, Born, null, null, "de"), "annika-silberweide", Cancellation);
        var letter = await hosts
            .OfWeb<ILetterCodes>()
            .IssueForAccountAsync(person.Id, "annika-silberweide", Cancellation);
        var code = letter.ShouldNotBeNull().Code.ToString();
        secrets.Add("letter code", code);

        var browser = hosts.Browser();
        await browser.GoAsync("/code");
        await browser.PressAsync("main form button", ("code", code));
        browser.ShouldBeAt("/code/geburtsdatum");
        await browser.PressAsync(
            "main form button",
            ("Birth.Day", "23"),
            ("Birth.Month", "11"),
            ("Birth.Year", "1957")
        );
        browser.Address.AbsolutePath.ShouldEndWith("/neu");
        await makeAccessAsync(browser);
        browser.ShouldBeAt(Journeys.Mine);
        browser.ShouldHaveSeenNoError();
        KeepAnswers(browser);
        return browser;
    }

    private async Task UseAppAsync(Browser browser)
    {
        await browser.GoAsync(browser.Address.AbsolutePath + "/app");
        var written = browser
            .Page.QuerySelectorAll("bdi.num")
            .Select(one => one.TextContent)
            .First(text => text.Length > 30);
        secrets.Add("secret of the app", written);
        var secret = Base32(written);
        secrets.Add("secret of the app", Convert.ToHexString(secret));
        var code = Totp.Code(secret, Totp.StepAt(DateTimeOffset.UtcNow));
        await browser.PressAsync("main form button", ("zahl", code));
    }

    private async Task UseMailAsync(Browser browser)
    {
        await browser.GoAsync(browser.Address.AbsolutePath + "/mail");
        await browser.PressAsync("main form button", ("mail", Mail));
        await TypeMailCodeAsync(browser);
    }

    private async Task ComeBackByMailAsync()
    {
        using var browser = hosts.Browser();
        await browser.GoAsync(Journeys.MineSignIn);
        await browser.GoAsync(browser.Address.AbsolutePath + "/mail");
        await browser.PressAsync("main form button", ("mail", Mail));
        await TypeMailCodeAsync(browser);
        browser.ShouldBeAt(Journeys.Mine);
        Keep(browser);
        KeepAnswers(browser);
        await browser.GoAsync("/fertig");
        await browser.PressAsync("main form button");
        KeepAnswers(browser);
        (await browser.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Mine)).ShouldBeFalse();
    }

    private async Task TypeMailCodeAsync(Browser browser)
    {
        var code = (await hosts.Mail.NextAsync(Mail)).Code;
        secrets.Add("mail code", code);
        await browser.PressAsync("main form button", ("code", code));
    }

    /// <summary>Staff search the person and open what they find.</summary>
    private async Task<Browser> LookAsync()
    {
        var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        KeepAnswers(browser);
        await browser.GoAsync("/team/personen?suche=" + FamilyName);
        browser.Page.Body!.TextContent.ShouldContain(FamilyName);
        foreach (var person in await hosts.OfWeb<IPersons>().SearchAsync(FamilyName, Cancellation))
        {
            await browser.GoAsync($"/team/personen/{person.Id}");
            browser.Page.Body!.TextContent.ShouldContain(FamilyName);
        }
        return browser;
    }

    // The protocol names its interaction in the cookie; a signature beside it makes it good.
    private void Keep(Browser browser)
    {
        foreach (var cookie in browser.Cookies.GetAllCookies().Where(one => one.Value.Length > 20))
            if (
                !cookie.Name.Contains("interaction", StringComparison.Ordinal)
                && !cookie.Name.Contains("resume", StringComparison.Ordinal)
            )
                secrets.Add(cookie.Name, cookie.Value);
    }

    private void KeepAnswers(Browser browser)
    {
        foreach (var (address, _) in browser.Way)
        foreach (var name in new[] { "code", "state", "request_uri", "id_token_hint" })
            if (QueryHelpers.ParseQuery(address.Query).TryGetValue(name, out var value) && value.ToString().Length > 20)
                secrets.Add(
                    name,
                    value.ToString().Replace("urn:ietf:params:oauth:request_uri:", "", StringComparison.Ordinal)
                );
    }

    private async Task<List<(string Table, string Row)>> RowsAsync()
    {
        var tables = await hosts.AskAsync<string>(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'identity')"
        );
        tables.Count.ShouldBeGreaterThan(30);
        List<(string, string)> rows = [];
        foreach (var table in tables)
        foreach (var row in await hosts.AskAsync<string>($"select one::text from {table} one"))
            rows.Add((table, row));
        return rows;
    }

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
            .. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)),
        ];
    }
}
