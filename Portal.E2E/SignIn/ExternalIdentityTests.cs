using Microsoft.Playwright;
using Portal.E2E.Running;

namespace Portal.E2E.SignIn;

/// <summary>Signing in at a provider that is not ours, on a phone: a foreign process answers, as BundID does.</summary>
public sealed class ExternalIdentityTests(Browsers browsers)
{
    private const int Width = 360;

    private readonly string subject = Guid.NewGuid().ToString();

    [Theory]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task An_account_that_is_linked_opens_with_the_other_provider(string language)
    {
        var (family, letter) = await LetterAsync(language);
        await using var phone = await browsers.PhoneAsync(language);
        var person = await Resident.OpenAsync(phone);
        await person.SetUpWithPasskeyAsync(letter);

        var page = person.Page;
        await page.GotoAsync(new Uri(browsers.Portal.Identity!.Address, "/konto").ToString());
        await page.Locator("main a[href='/konto/neu/extern']").ClickAsync();
        await FitsAsync(page, language);
        await page.Locator("main a[href='/konto/neu/extern/los']").ClickAsync();
        await SignInThereAsync(page);
        await page.WaitForURLAsync("**/konto/neu/extern/fertig");
        await FitsAsync(page, language);
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/konto");
        (await page.Locator("main .facts").InnerTextAsync()).ShouldContain("Bürgerkonto");

        await person.FinishAsync();
        await SignInAsync(person, family);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task Without_script_a_letter_and_the_other_provider_are_enough(string language)
    {
        var (family, letter) = await LetterAsync(language);
        await using var phone = await browsers.PhoneAsync(language, script: false);
        var person = new Resident(await phone.NewPageAsync());
        await person.TypeCodeAsync(letter);
        await person.BirthDateAsync("17", "1", "2001");
        await person.Page.WaitForURLAsync("**/interaction/*/neu");
        await person.Page.Locator("main button[formaction$='/neu/extern']").ClickAsync();
        await person.Page.Locator("main a[href*='/neu/extern/los']").ClickAsync();
        await SignInThereAsync(person.Page);
        await person.Page.WaitForURLAsync(Resident.Mine);

        await person.FinishAsync();
        await SignInAsync(person, family);
    }

    [Fact]
    public async Task Who_turns_back_there_finds_the_other_ways()
    {
        await using var phone = await browsers.PhoneAsync("de");
        var page = await phone.NewPageAsync();
        await page.GotoAsync("/konto/anmelden");
        var start = new Uri(page.Url).AbsolutePath;
        await page.Locator("main a[href$='/extern']").ClickAsync();
        await page.Locator("button[value=cancel]").ClickAsync();
        await page.WaitForURLAsync("**/extern/hinweis**");
        await FitsAsync(page, "de");
        await page.Locator($"main a[href='{start}']").ClickAsync();
        await page.Locator("form[data-passkey=get]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private async Task<(string Family, string Letter)> LetterAsync(string language)
    {
        await using var desktop = await browsers.DesktopAsync("de");
        var office = await Office.OpenAsync(desktop);
        var family = await office.EnterPersonAsync(language);
        await office.AskAsync(family, "Ihre Wohnung");
        return (family, await office.PrintAccessLetterAsync(family));
    }

    private async Task SignInAsync(Resident person, string family)
    {
        (await person.AskForMattersAsync()).ShouldStartWith("/interaction/");
        await person.Page.Locator("main a[href$='/extern']").ClickAsync();
        await SignInThereAsync(person.Page);
        await person.Page.WaitForURLAsync(Resident.Mine);
        var text = await person.Page.Locator("main").InnerTextAsync();
        text.ShouldContain("Ihre Wohnung");
        text.ShouldContain($"Levin {family[0]}.");
    }

    private async Task SignInThereAsync(IPage page)
    {
        await page.Locator("input[name=sub]").FillAsync(subject);
        await page.Locator("button[value=go]").ClickAsync();
    }

    private static async Task FitsAsync(IPage page, string language)
    {
        (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(language is "ar" ? "rtl" : "ltr");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Width);
    }
}
