using Microsoft.Playwright;
using Portal.E2E.Running;

namespace Portal.E2E.Circuits;

/// <summary>The desk answers clicks, and neither a dead line nor a restarted server costs a letter of what was typed.</summary>
public sealed class CircuitTests(Browsers browsers)
{
    private static readonly TimeSpan DeadTime = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_key_opens_papers_and_filing_is_undone_by_a_key()
    {
        await SendAsync(browsers.Portal);
        await SendAsync(browsers.Portal);
        await using var context = await browsers.DesktopAsync("de");
        var page = await context.NewPageAsync();
        await OpenDeskAsync(page, browsers.Portal.Address);

        await page.Keyboard.PressAsync("j");
        var chosen = page.Locator(".inbox a[aria-current]");
        await chosen.WaitForAsync();
        var first = await chosen.GetAttributeAsync("href");
        await page.Locator(".index__acts button[type=submit]").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator($".inbox a[href='{first}']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("z");

        await page.Locator($".inbox a[aria-current][href='{first}']").WaitForAsync();
    }

    [Fact]
    public async Task What_is_typed_survives_a_line_that_is_dead_for_30_seconds()
    {
        var paper = await SendAsync(browsers.Portal);
        await using var line = new CuttableLine(browsers.Portal.Address);
        await using var context = await browsers.DesktopAsync("de");
        var page = await context.NewPageAsync();
        await OpenDeskAsync(page, browsers.Portal.Address, paper, line.Address);

        await page.Locator("#field-sender").FillAsync("Wohnbau ");
        line.Cut();
        await page.Locator("#field-sender").PressSequentiallyAsync("Auental eG");
        await page.Locator("input[type=search]").FillAsync("Mietvertrag");
        await page.Locator("dialog[open]").WaitForAsync();
        await Task.Delay(DeadTime, TestContext.Current.CancellationToken);
        line.Mend();
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.WaitForURLAsync("**?suche=Mietvertrag*");
        await KeptAsync(browsers.Portal, paper, "sender", "Wohnbau Auental eG");
        (await page.Locator("#field-sender").InputValueAsync()).ShouldBe("Wohnbau Auental eG");
        (await page.Locator("input[type=search]").InputValueAsync()).ShouldBe("Mietvertrag");
    }

    [Fact]
    public async Task What_is_typed_survives_the_death_of_the_server()
    {
        await using var portal = await PortalProcess.StartAsync(identity: true);
        var paper = await SendAsync(portal);
        await using var context = await browsers.DesktopAsync("de");
        var page = await context.NewPageAsync();
        await OpenDeskAsync(page, portal.Address, paper);

        await page.Locator("input[type=search]").FillAsync("Mietvertrag");
        await page.WaitForURLAsync("**?suche=Mietvertrag*");
        await page.Locator("#field-sender").FillAsync("Wohnbau Auental eG");
        await KeptAsync(portal, paper, "sender", "Wohnbau Auental eG");
        await page.Locator("#field-amount").FillAsync("512,00");
        await page.Locator("#field-keyword").FillAsync("Kaution");
        await portal.KillAsync();
        await page.Locator("dialog[open]").WaitForAsync();
        await page.EvaluateAsync("document.body.dataset.old = 'true'");
        await portal.StartAgainAsync();
        await page.Locator("body:not([data-old]) [data-live=true]").WaitForAsync();

        await KeptAsync(portal, paper, "amount", "512,00");
        (await page.Locator("#field-sender").InputValueAsync()).ShouldBe("Wohnbau Auental eG");
        (await page.Locator("#field-amount").InputValueAsync()).ShouldBe("512,00");
        (await page.Locator("#field-keyword").InputValueAsync()).ShouldBe("Kaution");
        (await page.Locator("input[type=search]").InputValueAsync()).ShouldBe("Mietvertrag");
    }

    private static async Task<Guid> SendAsync(PortalProcess portal)
    {
        using var resident = new ResidentClient(portal.Address);
        var number = await resident.SendAsync(SampleFiles.Pdf("Mietvertrag"));
        await PaperQuery.BecomesAsync(portal, number, "read");
        await using var command = portal.Database.CreateCommand(
            "select p.id from paper p join submission s on s.id = p.submission_id where replace(s.receipt_number, ' ', '') = replace($1, ' ', '')"
        );
        command.Parameters.Add(new() { Value = number });
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    /// <param name="line">Where the desk is opened, when it is not where people sign in.</param>
    private static async Task OpenDeskAsync(IPage page, Uri portal, Guid? paper = null, Uri? line = null)
    {
        var desk = $"/team/posteingang/{paper}".TrimEnd('/');
        await page.GotoAsync(new Uri(portal, "/anmelden?zurueck=" + desk).ToString());
        await page.Locator("main button[name=person]", new() { HasText = "Leistung" }).First.ClickAsync();
        await page.Locator("[data-live=true]").WaitForAsync();
        if (line is null)
            return;
        await page.GotoAsync(new Uri(line, desk).ToString());
        await page.Locator("[data-live=true]").WaitForAsync();
    }

    private static Task KeptAsync(PortalProcess portal, Guid paper, string field, string expected) =>
        Eventually.TrueAsync(
            async () =>
            {
                await using var command = portal.Database.CreateCommand(
                    "select count(*) from index_draft where paper_id = $1 and draft ->> $2 = $3"
                );
                command.Parameters.Add(new() { Value = paper });
                command.Parameters.Add(new() { Value = field });
                command.Parameters.Add(new() { Value = expected });
                return await command.ExecuteScalarAsync() is > 0L;
            },
            $"the server keeps {field}"
        );
}
