using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Portal.E2E.Journeys;
using Portal.E2E.Running;

namespace Portal.E2E.Looks;

/// <summary>axe with WCAG 2.2 A and AA, EN 301 549 and best practice, on every page in three languages and three themes.</summary>
public sealed class AccessibilityTests(Browsers browsers)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new()
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"],
        },
    };

    public static TheoryData<string, string> LanguagesAndThemes { get; } =
        new(
            from language in new[] { "de", "en", "ar" }
            from theme in new[] { "light", "dark", "forced" }
            select (language, theme)
        );

    [Theory, MemberData(nameof(LanguagesAndThemes))]
    public async Task Resident_pages_have_no_findings(string language, string theme)
    {
        await using var context = await Phone(language, theme);
        var page = await context.NewPageAsync();
        var findings = new List<string>();
        foreach (var address in Pages.Open)
            findings.AddRange(await FindingsAsync(page, address));
        var journey = new SendPapersJourney(page);
        await journey.StartAsync();
        await journey.ChooseTopicAsync("Home");
        await journey.UploadAsync(SampleFiles.Pdf("Mietvertrag"));
        foreach (var address in Pages.WithDraft)
            findings.AddRange(await FindingsAsync(page, address));
        findings.AddRange(await ErrorFindingsAsync(page));
        await page.GotoAsync("/papiere/pruefen");
        await journey.SendAsync();
        findings.AddRange(await FindingsAsync(page, "/papiere/beleg"));
        findings.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(LanguagesAndThemes))]
    public async Task The_desk_has_no_findings(string language, string theme)
    {
        await using var context = await browsers.DesktopAsync(language, scheme: Scheme(theme), forced: Forced(theme));
        var page = await context.NewPageAsync();
        await new Desk(page).SignInAsync();
        (await AxeAsync(page, "/team/posteingang")).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> ErrorFindingsAsync(IPage page)
    {
        await page.GotoAsync("/papiere/fuer-wen");
        await page.FillAsync("[name=\"Birth.Day\"]", "31");
        await page.FillAsync("[name=\"Birth.Month\"]", "2");
        await page.FillAsync("[name=\"Birth.Year\"]", "1990");
        await page.Locator("main button.kern-btn--primary").ClickAsync();
        await page.Locator("[aria-invalid=true]").First.WaitForAsync();
        return await AxeAsync(page, "/papiere/fuer-wen with an error");
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        return await AxeAsync(page, address);
    }

    private static async Task<IReadOnlyList<string>> AxeAsync(IPage page, string what)
    {
        // At full height: the emergency line sticks to the lower edge and would lie over whatever is scrolled below it.
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        var width = page.ViewportSize!.Width;
        await page.SetViewportSizeAsync(width, Math.Max(740, height));
        var result = await page.RunAxe(Rules);
        return
        [
            .. result.Violations.Select(finding =>
                $"{what}: {finding.Id} at {string.Join(", ", finding.Nodes.Select(node => node.Html))}"
            ),
        ];
    }

    private Task<IBrowserContext> Phone(string language, string theme) =>
        browsers.PhoneAsync(language, scheme: Scheme(theme), forced: Forced(theme));

    private static ColorScheme Scheme(string theme) => theme == "dark" ? ColorScheme.Dark : ColorScheme.Light;

    private static ForcedColors Forced(string theme) => theme == "forced" ? ForcedColors.Active : ForcedColors.None;
}
