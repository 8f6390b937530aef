using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.E2E.Running;

namespace Portal.E2E.SignIn;

/// <summary>What a member of staff does so that a resident gets a letter or a slip.</summary>
internal sealed partial class Office(IPage page)
{
    internal static async Task<Office> OpenAsync(IBrowserContext desktop)
    {
        var page = await desktop.NewPageAsync();
        await new Desk(page).SignInAsync();
        return new Office(page);
    }

    /// <returns>The name of a new person, born on 17 January 2001.</returns>
    internal async Task<string> EnterPersonAsync(string language)
    {
        var family = "Auenlicht" + Guid.NewGuid().ToString("N")[..8];
        await page.GotoAsync("/team/personen/neu");
        await FillAsync("Form.GivenName", "Levin");
        await FillAsync("Form.FamilyName", family);
        await FillAsync("Form.Birth.Day", "17");
        await FillAsync("Form.Birth.Month", "1");
        await FillAsync("Form.Birth.Year", "2001");
        // The label lies over the radio button, as under a finger.
        await page.Locator($"main input[type=radio][value='{language}']").CheckAsync(new() { Force = true });
        await page.Locator("main form button[type=submit]").Last.ClickAsync();
        await page.WaitForURLAsync(PersonPage());
        return family;
    }

    internal async Task<string> PrintAccessLetterAsync(string family)
    {
        await OpenPersonAsync(family);
        await page.Locator("main form[action$='/brief'] button").ClickAsync();
        return await ReadCodeAsync();
    }

    /// <summary>Asks the person for a paper and prints the slip.</summary>
    internal async Task<string> AskAsync(string family, string title)
    {
        await OpenPersonAsync(family);
        await page.Locator("main a[href^='/team/anfragen/neu']").ClickAsync();
        await FillAsync("betreff", title);
        await FillAsync("grund", "Damit wir die Miete zahlen können.");
        await page.Locator("main input[name=papier]").First.FillAsync("Mietvertrag");
        var deadline = DateTime.Today.AddDays(14);
        await FillAsync("Deadline.Day", $"{deadline.Day}");
        await FillAsync("Deadline.Month", $"{deadline.Month}");
        await FillAsync("Deadline.Year", $"{deadline.Year}");
        await page.Locator("main button[value=pruefen]").ClickAsync();
        await page.Locator("main button[value=anlegen]").ClickAsync();
        await page.WaitForURLAsync(RequestPage());
        await page.Locator("main form[action$='/brief'] button").ClickAsync();
        return await ReadCodeAsync();
    }

    private async Task OpenPersonAsync(string family)
    {
        await page.GotoAsync("/team/personen?suche=" + family);
        await page.Locator("main li a", new() { HasText = family }).ClickAsync();
        await page.WaitForURLAsync(PersonPage());
    }

    private async Task<string> ReadCodeAsync()
    {
        await page.WaitForURLAsync("**/brief**");
        var letter = await page.Locator("main").InnerTextAsync();
        return Code().Match(letter).Value;
    }

    private Task FillAsync(string name, string value) => page.Locator($"main [name='{name}']").FillAsync(value);

    [GeneratedRegex("[2-9A-Y]{5}-[2-9A-Y]{5}")]
    private static partial Regex Code();

    [GeneratedRegex("/team/personen/[0-9a-f-]{36}$")]
    private static partial Regex PersonPage();

    [GeneratedRegex("/team/anfragen/[0-9a-f-]{36}$")]
    private static partial Regex RequestPage();
}
