using Microsoft.Playwright;

namespace Portal.E2E.Running;

/// <summary>The staff desk in a browser, used by keyboard and by what is written on it.</summary>
internal sealed class Desk(IPage page)
{
    internal async Task SignInAsync()
    {
        await page.GotoAsync("/anmelden");
        await page.Locator("main button[name]", new() { HasText = "Leistung" }).First.ClickAsync();
        await page.WaitForURLAsync("**/team/posteingang**");
        await page.Locator("[data-live=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    internal async Task SearchAsync(string words)
    {
        await page.Locator("input[type=search]").FillAsync(words);
        await page.Locator("input[type=search]").PressAsync("Enter");
        await page.WaitForURLAsync("**suche=*");
        await page.Locator(".inbox li a mark").First.WaitForAsync();
    }

    /// <summary>Chooses the first paper of the list that says so, and waits until it is shown.</summary>
    internal async Task ChooseAsync(string text)
    {
        await Items.Filter(new() { HasText = text }).First.ClickAsync();
        await page.Locator(".inbox a[aria-current]").Filter(new() { HasText = text }).WaitForAsync();
        await PageImage.First.WaitForAsync();
    }

    internal ILocator Items => page.Locator(".inbox li a");

    internal ILocator Hits => page.Locator(".photo__hit");

    internal ILocator PageImage => page.Locator(".page-view img");

    /// <summary>Files the paper that is shown and waits until it has left the list.</summary>
    internal async Task FileAsync()
    {
        var address = await page.Locator(".inbox a[aria-current]").GetAttributeAsync("href");
        await page.Locator(".index__acts button[type=submit]").ClickAsync();
        await page.Locator($".inbox a[href='{address}']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
