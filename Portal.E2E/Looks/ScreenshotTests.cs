using Microsoft.Playwright;
using Portal.E2E.Journeys;
using Portal.E2E.Running;

namespace Portal.E2E.Looks;

/// <summary>
/// Makes the pictures of the documentation: into <c>.portal/screenshots</c>, or where <c>PORTAL_SCREENSHOTS</c> says
/// (<c>docs/screenshots</c> to renew those of the repository). Each page has to be there and to fit the width of its screen.
/// </summary>
public sealed class ScreenshotTests(Browsers browsers)
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS")
        ?? Path.Combine(TestSettings.Root, ".portal", "screenshots");

    [Theory]
    [InlineData("de")]
    [InlineData("ar")]
    public async Task A_phone_of_360_pixels_shows_every_step_without_scrolling_sideways(string language)
    {
        await using var context = await browsers.PhoneAsync(language);
        var page = await context.NewPageAsync();
        await TakeAsync(page, "/", $"home-{language}-360");
        var journey = new SendPapersJourney(page);
        await journey.StartAsync();
        await TakeAsync(page, "/papiere/thema", $"topic-{language}-360");
        await journey.ChooseTopicAsync("Home");
        await journey.UploadAsync(SampleFiles.TenancyContractPhotos());
        await TakeAsync(page, "/papiere/seiten", $"files-{language}-360");
        await journey.NameAsync("Olena", "Haidamar", "4", "5", "1994");
        await journey.NumberAsync("");
        await journey.PhoneAsync("0151 00099887");
        await journey.SeePagesAsync(SampleFiles.TenancyContractPhotos().Length);
        await TakeAsync(page, null, $"check-{language}-360");
        var (number, code) = await journey.SendAsync();
        await TakeAsync(page, null, $"receipt-{language}-360");
        await journey.LookUpAsync(number, code);
        await TakeAsync(page, null, $"status-{language}-360");
    }

    [Fact]
    public async Task The_desk_and_the_home_page_fill_a_large_screen()
    {
        using var resident = new ResidentClient(browsers.Portal.Address);
        var number = await resident.SendAsync(SampleFiles.TenancyContractPhotos());
        await PaperQuery.BecomesAsync(browsers.Portal, number, "read");
        await using var context = await browsers.DesktopAsync("de");
        var page = await context.NewPageAsync();
        await TakeAsync(page, "/", "home-de-1440");
        var desk = new Desk(page);
        await desk.SignInAsync();
        await desk.SearchAsync("Kaltwasserzähler");
        await desk.ChooseAsync("Mietvertrag");
        await desk.Hits.First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await desk.PageImage.First.EvaluateAsync("image => image.decode()");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "desk-de-1440.png") });
    }

    private static async Task TakeAsync(IPage page, string? address, string name)
    {
        Directory.CreateDirectory(Folder);
        if (address is not null)
            await page.GotoAsync(address);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(
            page.ViewportSize!.Width,
            name
        );
        // The window as tall as the page: the emergency line stands at its end, as after scrolling.
        var (width, height) = (page.ViewportSize.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
        await page.SetViewportSizeAsync(width, height);
    }
}
