using Microsoft.Playwright;
using Portal.E2E.Running;

namespace Portal.E2E.SignIn;

/// <summary>What a person does with a letter in the hand and a phone of their own.</summary>
internal sealed class Resident(IPage page)
{
    public const string Mine = "**/meine";

    public IPage Page => page;

    internal static async Task<Resident> OpenAsync(IBrowserContext device)
    {
        var page = await device.NewPageAsync();
        await Authenticator.AddAsync(page);
        return new Resident(page);
    }

    internal async Task TypeCodeAsync(string code)
    {
        await page.GotoAsync("/code");
        await page.Locator("main input[name=code]").FillAsync(code);
        await page.Locator("main form button").ClickAsync();
    }

    internal async Task BirthDateAsync(string day, string month, string year)
    {
        await page.WaitForURLAsync("**/code/geburtsdatum");
        await page.Locator("main [name='Birth.Day']").FillAsync(day);
        await page.Locator("main [name='Birth.Month']").FillAsync(month);
        await page.Locator("main [name='Birth.Year']").FillAsync(year);
        await page.Locator("main form button").ClickAsync();
    }

    /// <summary>From a letter for an account to the own matters, with this device as the way in.</summary>
    internal async Task SetUpWithPasskeyAsync(string code)
    {
        await TypeCodeAsync(code);
        await BirthDateAsync("17", "1", "2001");
        await page.WaitForURLAsync("**/interaction/*/neu");
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("form[data-passkey=create] button").ClickAsync();
        await page.WaitForURLAsync(Mine);
    }

    internal async Task SignInWithPasskeyAsync()
    {
        await page.GotoAsync("/konto/anmelden");
        await page.Locator("form[data-passkey=get] button").ClickAsync();
        await page.WaitForURLAsync(Mine);
    }

    internal async Task FinishAsync()
    {
        await page.GotoAsync("/fertig");
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync("**/konto/hinweis**");
    }

    /// <summary>Where the browser ends when it asks for the own matters.</summary>
    internal async Task<string> AskForMattersAsync()
    {
        await page.GotoAsync("/meine");
        return new Uri(page.Url).AbsolutePath;
    }
}
