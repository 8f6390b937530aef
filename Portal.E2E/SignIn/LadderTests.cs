using Portal.E2E.Running;

namespace Portal.E2E.SignIn;

/// <summary>The ladder of identity from a letter upwards, on phones, in two languages.</summary>
public sealed class LadderTests(Browsers browsers)
{
    [Theory]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task A_letter_becomes_an_account_that_opens_again_moves_to_a_second_device_and_is_recovered(
        string language
    )
    {
        await using var desktop = await browsers.DesktopAsync("de");
        var office = await Office.OpenAsync(desktop);
        var family = await office.EnterPersonAsync(language);

        await using var first = await browsers.PhoneAsync(language);
        var person = await Resident.OpenAsync(first);
        await person.SetUpWithPasskeyAsync(await office.PrintAccessLetterAsync(family));
        (await person.Page.Locator("html").GetAttributeAsync("dir")).ShouldBe(language == "ar" ? "rtl" : "ltr");
        (await person.Page.Locator("main").InnerTextAsync()).ShouldContain($"Levin {family[0]}.");

        await person.FinishAsync();
        (await person.AskForMattersAsync()).ShouldStartWith("/interaction/");
        await person.SignInWithPasskeyAsync();

        await using var second = await browsers.PhoneAsync(language);
        var elsewhere = await Resident.OpenAsync(second);
        (await elsewhere.AskForMattersAsync()).ShouldStartWith("/interaction/");
        await elsewhere.SetUpWithPasskeyAsync(await office.PrintAccessLetterAsync(family));

        // Recovery took the old way in away and ended what was open.
        (await person.AskForMattersAsync()).ShouldStartWith("/interaction/");
        await person.Page.Locator("form[data-passkey=get] button").ClickAsync();
        await person.Page.Locator("main .kern-alert, main [role=alert]:not([hidden])").First.WaitForAsync();
        await elsewhere.FinishAsync();
        await elsewhere.SignInWithPasskeyAsync();
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("ar", false)]
    public async Task A_slip_opens_its_request_in_any_browser_and_nothing_else(string language, bool script)
    {
        await using var desktop = await browsers.DesktopAsync("de");
        var office = await Office.OpenAsync(desktop);
        var family = await office.EnterPersonAsync(language);
        await office.AskAsync(family, "Ihr alter Vertrag");
        var code = await office.AskAsync(family, "Ihre Wohnung");

        foreach (var _ in new[] { "phone", "library" })
        {
            await using var device = await browsers.PhoneAsync(language, script);
            var person = new Resident(await device.NewPageAsync());
            await person.TypeCodeAsync(code);
            await person.Page.WaitForURLAsync("**/anfrage");
            var text = await person.Page.Locator("main").InnerTextAsync();
            text.ShouldContain("Ihre Wohnung");
            text.ShouldNotContain("Ihr alter Vertrag");
            text.ShouldNotContain(family);
            (await person.AskForMattersAsync()).ShouldNotBe("/meine");
        }
    }

    [Fact]
    public async Task A_letter_that_was_used_says_so_and_shows_the_way_on()
    {
        await using var desktop = await browsers.DesktopAsync("de");
        var office = await Office.OpenAsync(desktop);
        var family = await office.EnterPersonAsync("de");
        var code = await office.PrintAccessLetterAsync(family);
        await using var phone = await browsers.PhoneAsync("de");
        var person = await Resident.OpenAsync(phone);
        await person.SetUpWithPasskeyAsync(code);

        await using var stranger = await browsers.PhoneAsync("de");
        var other = await Resident.OpenAsync(stranger);
        await other.TypeCodeAsync(code);
        (await other.Page.TitleAsync()).ShouldStartWith("Fehler:");
        (await other.Page.Locator("main a[href^='tel:']").CountAsync()).ShouldBeGreaterThan(0);
    }
}
