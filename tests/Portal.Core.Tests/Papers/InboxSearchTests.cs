using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Core.Tests.Papers;

public sealed class InboxSearchTests(PostgresServer server) : PortalTest(server)
{
    private const string Contract =
        "Mietvertrag zwischen Lindenhof Wohnbau und Mira Lindengrün, Mühlgasse 4 in Auenheim. "
        + "Ihr Zeichen 00123 BG 0004711, Kontonummer 12 3456 78. Die Mieten werden monatlich überwiesen.";

    [Theory]
    [InlineData("Mietvertrag")]
    [InlineData("mietvertrag")]
    [InlineData("Miete")]
    [InlineData("monatliche")]
    [InlineData("ueberwiesen")]
    [InlineData("Mühlgasse")]
    [InlineData("Muehlgasse")]
    [InlineData("MUEHLGASSE")]
    [InlineData("Muhlgasse")]
    [InlineData("mühlg")]
    [InlineData("vertrag")]
    [InlineData("4711")]
    [InlineData("00123 BG 0004711")]
    [InlineData("00123BG0004711")]
    [InlineData("00123-BG-0004711")]
    [InlineData("00123//0004711")]
    [InlineData("12345678")]
    [InlineData("Wohnbau Auenheim")]
    [InlineData("Auenheim wohnbau miete")]
    [InlineData("  Lindenhof\t Mühlgasse ")]
    [InlineData("Lindengruen")]
    [InlineData("Mira Mietvertrag")]
    [InlineData("zweite")]
    [InlineData("Mietvertrag Anlage")]
    public async Task It_is_found(string searched)
    {
        var paperId = await ReadAsync(Contract, "Anlage: zweite Seite");
        await ReadAsAsync("Tarek", "Kornfeld", "Lohnabrechnung März, Bäckerei Kornblume");
        (await FindAsync(searched)).ShouldBe([paperId]);
    }

    [Theory]
    [InlineData("Kündigung")]
    [InlineData("4712")]
    [InlineData("Mietvertrag Kündigung")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("100%")]
    [InlineData("'; drop table paper; --")]
    [InlineData("a & | ! b:*")]
    [InlineData("\0")]
    [InlineData("🙂")]
    public async Task It_is_not_found_and_nothing_breaks(string searched)
    {
        await ReadAsync(Contract);
        (await FindAsync(searched)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_receipt_number_finds_every_paper_of_a_submission_however_it_is_typed()
    {
        var paperId = await ReadAsync(Contract);
        var number = (await Inbox.ListAsync(new(), Cancellation)).Single().ReceiptNumber;
        foreach (var typed in new[] { number, number.Replace(" ", "", StringComparison.Ordinal), number[2..6] })
            (await FindAsync(typed)).ShouldBe([paperId], typed);
    }

    [Fact]
    public async Task A_paper_is_found_by_its_sender_before_and_after_it_was_read()
    {
        var paperId = await SendAsync("Oleksandra", "Rabenstein");
        (await FindAsync("rabenstein")).ShouldBe([paperId]);
    }

    [Fact]
    public async Task The_excerpt_marks_what_was_found()
    {
        await ReadAsync("Deckblatt ohne das Wort", Contract);
        foreach (
            var (typed, marked) in new[] { ("miete", "Mieten"), ("Muehlgasse", "Mühlgasse"), ("4711", "0004711,") }
        )
            (await Inbox.ListAsync(new(Search: typed), Cancellation))
                .Single()
                .Excerpt.ShouldNotBeNull()
                .ShouldContain($"\u0002{marked}\u0003");
        (await Inbox.ListAsync(new(), Cancellation)).Single().Excerpt.ShouldBeNull();
    }

    [Theory]
    [InlineData("miete", new[] { "Mieten" })]
    [InlineData("Muehlgasse", new[] { "Mühlgasse" })]
    [InlineData("4711", new[] { "0004711," })]
    [InlineData("00123-BG-0004711", new[] { "00123", "BG", "0004711," })]
    [InlineData("12345678", new[] { "12", "3456", "78." })]
    [InlineData("Auenheim wohnbau", new[] { "Wohnbau", "Auenheim." })]
    [InlineData("Kündigung", new string[0])]
    public async Task Exactly_the_words_that_match_are_marked_on_the_page(string searched, string[] words)
    {
        var paperId = await ReadAsync("Deckblatt", Contract);
        var paper = (await Inbox.OpenAsync(paperId, searched, "staff", Cancellation))!;
        paper.Pages[0].Hits.ShouldBeEmpty();
        var boxes = SampleReading.Of(Contract).Pages[0].Words.ToDictionary(word => word.X, word => word.Text);
        paper.Pages[1].Hits.OrderBy(hit => hit.X).Select(hit => boxes[hit.X]).ShouldBe(words);
        paper.Pages[1].Hits.ShouldAllBe(hit => hit.Height == 20 && hit.Y == 100);
    }

    [Fact]
    public async Task Without_a_search_nothing_is_marked()
    {
        var paperId = await ReadAsync(Contract);
        (await Inbox.OpenAsync(paperId, null, "staff", Cancellation))!.Pages.ShouldAllBe(page => page.Hits.Count == 0);
        (await Inbox.OpenAsync(paperId, " ", "staff", Cancellation))!.Pages.ShouldAllBe(page => page.Hits.Count == 0);
    }

    private async Task<Guid[]> FindAsync(string searched) =>
        [.. (await Inbox.ListAsync(new(Search: searched), Cancellation)).Select(item => item.PaperId)];

    private Task<Guid> ReadAsync(params string[] pages) => ReadAsAsync("Mira", "Lindengrün", pages);

    private async Task<Guid> ReadAsAsync(string givenName, string familyName, params string[] pages)
    {
        var paperId = await SendAsync(givenName, familyName);
        var queue = Portal.Get<Core.Papers.Reading.ReadingQueue>();
        var lease = (await queue.ClaimAsync(Guid.NewGuid(), Cancellation))!;
        var blobs = Portal.Get<Core.Papers.Storage.PaperBlobs>();
        (
            await queue.CompleteAsync(
                lease,
                SampleReading.Of(pages),
                new ArtifactBlobs(blobs, new byte[32]),
                Cancellation
            )
        ).ShouldBeTrue();
        return paperId;
    }
}
