using System.Net;
using Portal.Hosts.Tests.Ui;

namespace Portal.Hosts.Tests.Staff.Inbox;

/// <summary>One paper goes the whole way: sent, read in the sandbox, seen by staff.</summary>
public sealed class PaperContentTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paper_is_found_by_a_word_of_its_page_and_its_page_and_file_are_for_staff_only()
    {
        var paperId = await portal.ReceiveAsync(
            "brief.pdf",
            SamplePage.Pdf("Verdienstnachweis Sonnfeld"),
            Cancellation
        );
        using var staff = await portal.SignedInAsync();
        using var anyone = portal.Browser(forPerson: false);

        var image = await staff.GetAsync($"/team/papiere/{paperId}/seiten/1.jpg", Cancellation);
        image.StatusCode.ShouldBe(HttpStatusCode.OK);
        ShouldBeGuarded(image, "image/jpeg");
        (await image.Content.ReadAsByteArrayAsync(Cancellation))[..2].ShouldBe(new byte[] { 0xFF, 0xD8 });

        var archive = await staff.GetAsync($"/team/papiere/{paperId}/papier.pdf", Cancellation);
        archive.StatusCode.ShouldBe(HttpStatusCode.OK);
        ShouldBeGuarded(archive, "application/pdf");
        (await archive.Content.ReadAsByteArrayAsync(Cancellation))[..4].ShouldBe("%PDF"u8.ToArray());

        (await staff.GetAsync($"/team/papiere/{paperId}/seiten/2.jpg", Cancellation)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await anyone.GetAsync($"/team/papiere/{paperId}/seiten/1.jpg", Cancellation)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );

        var found = await ResidentPages.PageAsync(
            await staff.GetAsync($"/team/posteingang/{paperId}?suche=sonnfeld", Cancellation)
        );
        found.QuerySelector(".inbox__excerpt mark")!.TextContent.ShouldBe("Sonnfeld");
        found.QuerySelectorAll(".photo__hit").Length.ShouldBe(1);
        found.QuerySelector(".inbox a[aria-current]")!.GetAttribute("href")!.ShouldContain(paperId.ToString());

        var missed = await ResidentPages.PageAsync(await staff.GetAsync("/team/posteingang?suche=xyzzy", Cancellation));
        missed.QuerySelector(".pane__note strong")!.TextContent.ShouldBe("Nichts gefunden.");
    }

    [Theory]
    [InlineData("/team/papiere/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e/seiten/1.jpg")]
    [InlineData("/team/papiere/5b0f0e0a-8d1c-4a2e-9a57-0f3f4f1c2d3e/papier.pdf")]
    [InlineData("/team/papiere/keine-nummer/papier.pdf")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var staff = await portal.SignedInAsync();

        (await staff.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_desk_has_its_own_shell_and_residents_do_not_load_its_script()
    {
        using var staff = await portal.SignedInAsync();
        var answer = await staff.GetAsync("/team/posteingang", Cancellation);
        var desk = await ResidentPages.PageAsync(answer);
        var home = await ResidentPages.PageAsync(await staff.GetAsync("/", Cancellation));

        desk.QuerySelectorAll("script[src*='blazor.web']").Length.ShouldBe(1);
        home.QuerySelectorAll("script[src*='blazor.web']").ShouldBeEmpty();
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldNotContain("unsafe");
        desk.QuerySelectorAll("script:not([src]), [style]").ShouldBeEmpty();
    }

    private static void ShouldBeGuarded(HttpResponseMessage answer, string mediaType)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.CacheControl.Private.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
    }
}
