using Microsoft.Playwright;

namespace Portal.E2E.Running;

/// <summary>The staff desk in a browser, used by keyboard and by what is written on it.</summary>
internal sealed class Desk(IPage page)
{
    internal async Task SignInAsync()
    {
        await page.GotoAsync("/anmelden");
        await page.Locator("main button[name]").First.ClickAsync();
        await page.WaitForURLAsync("**/team/posteingang**");
        await page.Locator("[data-live=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    internal async Task SearchAsync(string words)
    {
        await page.Locator("input[type=search]").FillAsync(words);
        await page.Locator("input[type=search]").PressAsync("Enter");
    }

    internal ILocator Items => page.Locator(".inbox li a");

    internal ILocator Hits => page.Locator(".photo__hit");

    internal ILocator PageImage => page.Locator(".page-view img");

    internal Task FileAsync() => page.Locator(".index__acts button[type=submit]").ClickAsync();
}
