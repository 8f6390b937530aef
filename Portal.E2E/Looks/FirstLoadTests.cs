using Microsoft.Playwright;
using Portal.E2E.Journeys;
using Portal.E2E.Running;

namespace Portal.E2E.Looks;

public sealed class FirstLoadTests(Browsers browsers)
{
    private const int Budget = 45 * 1024;

    [Theory]
    [InlineData("/papiere")]
    [InlineData("/papiere/seiten")]
    public async Task Page_style_and_script_of_sending_papers_stay_within_45_kilobytes_compressed(string address)
    {
        await using var context = await browsers.PhoneAsync("de");
        var page = await context.NewPageAsync();
        await new SendPapersJourney(page).StartAsync();
        var cookies = string.Join(
            "; ",
            (await context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}")
        );
        var needed = new List<string> { address };
        page.Request += (_, request) =>
        {
            if (request.ResourceType is "stylesheet" or "script")
                needed.Add(request.Url);
        };
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        using var http = new HttpClient { BaseAddress = browsers.Portal.Address };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        http.DefaultRequestHeaders.Add("Cookie", cookies);
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in needed.Distinct(StringComparer.Ordinal))
            sizes[part] = (await http.GetByteArrayAsync(new Uri(browsers.Portal.Address, part))).Length;
        sizes.Values.Sum().ShouldBeLessThanOrEqualTo(Budget, string.Join('\n', sizes));
    }

    [Fact]
    public async Task Styles_carry_a_content_hash_and_may_be_kept_for_a_year()
    {
        await using var context = await browsers.PhoneAsync("de");
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        var style = await page.Locator("link[rel=stylesheet]").First.GetAttributeAsync("href");
        var answer = await context.APIRequest.GetAsync(style!);
        answer.Headers["cache-control"].ShouldContain("immutable");
    }
}
