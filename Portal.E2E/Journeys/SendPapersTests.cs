using Microsoft.Playwright;
using Portal.E2E.Running;

namespace Portal.E2E.Journeys;

/// <summary>The whole way of one paper: phone, check page, receipt, inbox, page, filed, status.</summary>
public sealed class SendPapersTests(Browsers browsers)
{
    private const string Word = "Kaltwasserzähler";

    [Theory]
    [InlineData("de", true)]
    [InlineData("de", false)]
    [InlineData("ar", true)]
    [InlineData("ar", false)]
    public async Task A_photographed_tenancy_contract_goes_from_the_phone_to_the_file(string language, bool script)
    {
        await using var phone = await browsers.PhoneAsync(language, script);
        var page = await phone.NewPageAsync();
        var journey = new SendPapersJourney(page);
        var family = $"Haidamar{Guid.NewGuid().ToString("N")[..6]}";

        await journey.StartAsync();
        (await page.Locator("html").GetAttributeAsync("dir")).ShouldBe(language == "ar" ? "rtl" : "ltr");
        await journey.ChooseTopicAsync("Home");
        await journey.UploadAsync(SampleFiles.TenancyContractPhotos());
        await journey.NameAsync("Olena", family, "4", "5", "1994");
        await journey.NumberAsync("");
        await journey.PhoneAsync("0151 00099887");
        await journey.SeePagesAsync(SampleFiles.TenancyContractPhotos().Length);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Mietvertrag");
        var (number, code) = await journey.SendAsync();

        await PaperQuery.BecomesAsync(browsers.Portal, number, "read");
        await FindShowAndFileAsync(family);
        await PaperQuery.BecomesAsync(browsers.Portal, number, "filed");
        await journey.LookUpAsync(number, code);
        (await page.Locator(".status-list > li").CountAsync()).ShouldBe(1);
    }

    /// <summary>A member of staff searches a word of the page, sees it marked on the page, and files the paper.</summary>
    private async Task FindShowAndFileAsync(string family)
    {
        await using var office = await browsers.DesktopAsync("de");
        var page = await office.NewPageAsync();
        var desk = new Desk(page);
        await desk.SignInAsync();
        await desk.SearchAsync($"{Word} {family}");
        await desk.ChooseAsync(family);
        await desk.Hits.First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (
            await desk.PageImage.First.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")
        ).ShouldBeGreaterThan(500);
        await desk.FileAsync();
    }
}
