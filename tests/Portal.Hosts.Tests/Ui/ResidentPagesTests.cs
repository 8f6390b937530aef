using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Portal.Hosts.Tests.Ui;

public sealed partial class ResidentPagesTests(ResidentPages pages) : IClassFixture<ResidentPages>
{
    private static readonly string[] Addresses =
    [
        "/",
        "/notfall",
        "/sprache",
        "/sprache?zurueck=%2Fpapiere%3Fx%3D1",
        "/impressum",
        "/datenschutz",
        "/barrierefreiheit",
        "/barrierefreiheit/melden",
        "/barrierefreiheit/danke?nummer=B-4821-77",
        "/fertig",
        "/fehler/404",
        "/fehler/500",
    ];

    public static MatrixTheoryData<string, string> Everywhere => new(Addresses, ["de", "ar", "en"]);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_page_is_sound(string address, string language)
    {
        var response = await GetAsync(address, language);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await ResidentPages.PageAsync(response);

        page.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.DocumentElement.GetAttribute("dir").ShouldBe(language is "ar" ? "rtl" : "ltr");
        page.Title.ShouldNotBeNullOrWhiteSpace();
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("main#content").Length.ShouldBe(1);
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique(StringComparer.Ordinal);
        page.QuerySelectorAll("[style], style, script").ShouldBeEmpty();
        page.QuerySelectorAll("a[href]:not([href^='/']):not([href^='#']):not([href^='tel:']):not([href^='mailto:'])")
            .Select(link => link.GetAttribute("href")!)
            .ShouldAllBe(href => href.StartsWith("https://", StringComparison.Ordinal));
        TextKey().Matches(page.Body!.TextContent).Select(match => match.Value).ShouldBeEmpty();
        page.Body.TextContent.ShouldNotContain("{0}");
    }

    [Fact]
    public async Task The_language_comes_first_and_keeps_the_page()
    {
        var home = await ResidentPages.PageAsync(await GetAsync("/", "de"));
        home.QuerySelectorAll("header nav a")
            .Select(link => (link.GetAttribute("lang"), link.GetAttribute("href")))
            .ShouldBe([("de", "/?lang=de"), ("ar", "/?lang=ar"), ("en", "/?lang=en")]);

        var imprint = await ResidentPages.PageAsync(await GetAsync("/impressum?x=1&y=2", "de"));
        var change = imprint.QuerySelector("header a.masthead__lang")!.GetAttribute("href")!;
        change.ShouldBe("/sprache?zurueck=%2Fimpressum%3Fx%3D1%26y%3D2");
        var choice = await ResidentPages.PageAsync(await GetAsync(change, "de"));
        choice.QuerySelector("main a[lang=ar]")!.GetAttribute("href").ShouldBe("/impressum?x=1&y=2&lang=ar");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task The_language_page_leads_nowhere_else(string address)
    {
        var page = await ResidentPages.PageAsync(
            await GetAsync($"/sprache?zurueck={Uri.EscapeDataString(address)}", "de")
        );
        page.QuerySelectorAll("main a")
            .Select(link => link.GetAttribute("href"))
            .ShouldBe(["/", "/?lang=de", "/?lang=ar", "/?lang=en"]);
    }

    [Fact]
    public async Task German_sentences_to_say_stay_German_in_Arabic()
    {
        var page = await ResidentPages.PageAsync(await GetAsync("/notfall", "ar"));
        var sentence = page.QuerySelector(".sayings q")!;
        sentence.GetAttribute("lang").ShouldBe("de");
        sentence.TextContent.ShouldContain("kein Geld");
    }

    [Fact]
    public async Task Feedback_arrives_and_gets_a_number()
    {
        using var browser = pages.Browser("de");
        var response = await ResidentPages.SendAsync(
            browser,
            "/barrierefreiheit/melden",
            ("Message.Text", " Das Vorlesen stockt. "),
            ("Message.Contact", "")
        );
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        pages.Feedback.Messages.ShouldContain(("Das Vorlesen stockt.", null));

        var thanks = await ResidentPages.PageAsync(
            await browser.GetAsync(response.Headers.Location, TestContext.Current.CancellationToken)
        );
        thanks.QuerySelector(".facts")!.TextContent.ShouldContain("B-4821-77");
    }

    [Fact]
    public async Task Feedback_without_words_keeps_the_rest_and_says_what_is_missing()
    {
        using var browser = pages.Browser("de");
        var response = await ResidentPages.SendAsync(
            browser,
            "/barrierefreiheit/melden",
            ("Message.Text", "  "),
            ("Message.Contact", "0160 1")
        );
        var page = await ResidentPages.PageAsync(response);
        page.Title!.ShouldStartWith("Fehler: ");
        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#message-text");
        page.QuerySelector("#message-text")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.QuerySelector("#message-contact")!.GetAttribute("value").ShouldBe("0160 1");
    }

    [Theory]
    [InlineData("Rufen Sie 0900 an")]
    [InlineData("<b>x</b>")]
    public async Task The_thank_you_page_shows_nothing_but_numbers(string number)
    {
        var page = await ResidentPages.PageAsync(
            await GetAsync($"/barrierefreiheit/danke?nummer={Uri.EscapeDataString(number)}", "de")
        );
        page.QuerySelector("main .facts").ShouldBeNull();
    }

    [Fact]
    public async Task I_am_finished_clears_every_cookie_in_the_person_s_language()
    {
        using var browser = pages.Browser("de");
        await browser.GetAsync(new Uri("/?lang=ar", UriKind.Relative), TestContext.Current.CancellationToken);
        var response = await ResidentPages.SendAsync(browser, "/fertig");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await ResidentPages.PageAsync(response);
        page.DocumentElement.GetAttribute("lang").ShouldBe("ar");
        page.QuerySelector("main form").ShouldBeNull();
        response.Headers.GetValues("Clear-Site-Data").ShouldHaveSingleItem().ShouldContain("cookies");
        response
            .Headers.GetValues("Set-Cookie")
            .ShouldContain(cookie =>
                cookie.StartsWith("portal-language=;", StringComparison.Ordinal)
                && cookie.Contains("1970", StringComparison.Ordinal)
            );

        var next = await browser.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        (await ResidentPages.PageAsync(next)).DocumentElement.GetAttribute("lang").ShouldBe("de");
    }

    [Fact]
    public async Task An_unknown_address_gets_a_friendly_page()
    {
        var response = await GetAsync("/gibt-es-nicht", "en");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ResidentPages.PageAsync(response)).QuerySelector("h1")!.TextContent.ShouldBe("This page does not exist");
    }

    [Theory]
    [InlineData("/scheitern", false, HttpStatusCode.InternalServerError)]
    [InlineData("/fertig", true, HttpStatusCode.BadRequest)]
    public async Task A_failure_gets_a_number_and_no_internals(string address, bool post, HttpStatusCode status)
    {
        using var browser = pages.Browser("de");
        var response = post
            ? await browser.PostAsync(new Uri(address, UriKind.Relative), null, TestContext.Current.CancellationToken)
            : await GetAsync(address, "de");
        response.StatusCode.ShouldBe(status);
        var page = await ResidentPages.PageAsync(response);
        Reference().IsMatch(page.QuerySelector("main .facts .num")!.TextContent).ShouldBeTrue();
        page.Body!.TextContent.ShouldNotContain("Exception");
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData(null, false)]
    public async Task Saving_data_leaves_fonts_out(string? wish, bool saves)
    {
        using var browser = pages.Browser("de");
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Save-Data", wish);
        var page = await ResidentPages.PageAsync(
            await browser.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)
        );
        page.DocumentElement.HasAttribute("data-save").ShouldBe(saves);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string language)
    {
        using var browser = pages.Browser(language);
        return await browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"\b[a-z]+\.[a-z]+\.[a-z]+\b(?<!example)")]
    private static partial Regex TextKey();

    [GeneratedRegex("^[0-9A-F]{4}-[0-9A-F]{4}$")]
    private static partial Regex Reference();
}
