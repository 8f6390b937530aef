using Microsoft.Playwright;
using Portal.E2E.Running;

namespace Portal.E2E.Journeys;

/// <summary>The pages of sending papers, as a person walks through them. Selectors are names of fields, so every language takes the same way.</summary>
internal sealed class SendPapersJourney(IPage page)
{
    internal static readonly string[] Person = ["Olena", "Haidamar"];

    internal async Task StartAsync()
    {
        await page.GotoAsync("/papiere");
        await SubmitAsync();
        await page.WaitForURLAsync("**/papiere/thema");
    }

    internal async Task ChooseTopicAsync(string topic)
    {
        await page.Locator($"input[name=thema][value={topic}]").CheckAsync(new() { Force = true });
        await SubmitAsync();
        await page.WaitForURLAsync("**/papiere/seiten");
    }

    internal async Task UploadAsync(params string[] files)
    {
        await page.Locator("#dateien").SetInputFilesAsync(files);
        await page.Locator("#upload button[type=submit]").ClickAsync();
        await page.Locator(".file-list").WaitForAsync();
    }

    internal async Task NameAsync(string given, string family, string day, string month, string year)
    {
        await page.GotoAsync("/papiere/fuer-wen");
        await page.FillAsync("[name=vorname]", given);
        await page.FillAsync("[name=nachname]", family);
        await page.FillAsync("[name=\"Birth.Day\"]", day);
        await page.FillAsync("[name=\"Birth.Month\"]", month);
        await page.FillAsync("[name=\"Birth.Year\"]", year);
        await SubmitAsync();
        await page.WaitForURLAsync("**/papiere/bg-nummer");
    }

    internal async Task NumberAsync(string number)
    {
        await page.FillAsync("[name=bg-nummer]", number);
        await SubmitAsync();
        await page.WaitForURLAsync("**/papiere/kontakt");
    }

    internal async Task PhoneAsync(string phone)
    {
        await page.Locator("input[name=weg][value=Phone]").CheckAsync(new() { Force = true });
        await page.FillAsync("[name=telefon]", phone);
        await SubmitAsync();
        await page.WaitForURLAsync("**/papiere/pruefen");
    }

    /// <summary>Looks again, as the check page offers, until the reader has glanced at every page.</summary>
    internal Task SeePagesAsync(int count) =>
        Eventually.TrueAsync(
            async () =>
            {
                if (await page.Locator(".thumb img").CountAsync() == count)
                    return true;
                await page.ReloadAsync();
                return false;
            },
            "the check page shows every page"
        );

    internal async Task<(string Number, string Code)> SendAsync()
    {
        await SubmitAsync();
        await page.WaitForURLAsync("**/papiere/beleg");
        var slip = page.Locator(".slip__main dd");
        return (await slip.Nth(0).InnerTextAsync(), await slip.Nth(1).InnerTextAsync());
    }

    internal Task SubmitAsync() => page.Locator("main button.kern-btn--primary[type=submit]").ClickAsync();

    internal async Task LookUpAsync(string number, string code)
    {
        await page.GotoAsync("/status");
        await page.FillAsync("[name=nummer]", number);
        await page.FillAsync("[name=code]", code);
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator(".status-list").WaitForAsync();
    }
}
