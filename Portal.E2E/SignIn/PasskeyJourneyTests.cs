using Microsoft.Playwright;
using Portal.E2E.Running;

namespace Portal.E2E.SignIn;

/// <summary>Chromium's virtual authenticator answers our script's questions, as a phone's does.</summary>
public sealed class PasskeyJourneyTests(Browsers browsers)
{
    [Theory]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task A_passkey_made_on_the_phone_opens_the_account_the_next_time(string language)
    {
        await using var phone = await browsers.PhoneAsync(language);
        var page = await phone.NewPageAsync();
        await Authenticator.AddAsync(page);
        var identity = browsers.Portal.Identity!.Address;

        await page.GotoAsync(new Uri(identity, "/konto/anmelden/person").ToString());
        await page.Locator("main button[name=person]").First.ClickAsync();
        await page.WaitForURLAsync("**/konto");
        await page.Locator("main a[href='/konto/neu/passkey']").ClickAsync();
        await page.Locator("form[data-passkey=create] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/konto");
        await page.Locator("main a[href^='/konto/weg/']").First.WaitForAsync();

        await page.Locator("main a[href='/abmelden']").ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await page.Locator("main form").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.GotoAsync(new Uri(identity, "/konto/anmelden/person").ToString());
        await page.Locator("form[data-passkey=get] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/konto");
    }

    [Fact]
    public async Task A_device_that_refuses_says_so_and_other_ways_stay()
    {
        await using var phone = await browsers.PhoneAsync("de");
        var page = await phone.NewPageAsync();
        await Authenticator.AddAsync(page);
        await page.GotoAsync(new Uri(browsers.Portal.Identity!.Address, "/konto/anmelden/person").ToString());
        await page.Locator("form[data-passkey=get] button[type=submit]").ClickAsync();
        await page.Locator("[data-passkey-failed]").WaitForAsync();
        (await page.Locator("main .points a").CountAsync()).ShouldBeGreaterThanOrEqualTo(2);
    }
}
