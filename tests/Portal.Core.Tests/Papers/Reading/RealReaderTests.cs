using System.Text;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Core.Tests.Papers.Reading;

/// <summary>The sandboxed reader itself, from the bytes of a PDF to the words staff search for.</summary>
public sealed class RealReaderTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task A_paper_goes_from_its_sender_through_the_sandbox_to_the_desk()
    {
        await using var portal = Another(
            null,
            [.. TestPortal.ReaderRole, ("Portal:Reader:Parallelism", "1"), ("Portal:Reader:Spares", "0")]
        );
        portal.Get<IPaperReader>().Health.ShouldBe(new ReaderHealth(true, null));
        await portal.StartAsync();
        var submissions = portal.Submissions;
        var token = await submissions.StartAsync("de", Cancellation);
        await using var content = Pdf(
            "Mietvertrag",
            "Lindenhof Wohnbau, Kundennummer 20004711",
            "Die monatliche Miete betraegt 480,00 Euro."
        );
        var added = (
            await submissions.AddFileAsync(token, null, "vertrag.pdf", content, Cancellation)
        ).ShouldBeOfType<AddFileResult.Added>();
        await submissions.GlanceAsync(token, TimeSpan.FromMinutes(5), Cancellation);
        var paper = (await submissions.FindAsync(token, Cancellation))!.Papers.Single();
        (paper.Glance, paper.Pages.Count, paper.Problem).ShouldBe((GlanceState.Done, 1, null));
        await using (var thumbnail = await submissions.OpenThumbnailAsync(token, added.PaperId, 1, Cancellation))
            thumbnail.ShouldNotBeNull();

        (await submissions.SealAsync(token, Cancellation)).ShouldBeOfType<SealResult.Sealed>();
        var item = await EventuallyAsync(
            async () => (await portal.Inbox.ListAsync(new(), Cancellation)).Single(),
            one => one.State is not (PaperState.Received or PaperState.Reading)
        );
        item.State.ShouldBe(PaperState.Read);
        (await portal.Inbox.ListAsync(new(Search: "4711 mieten"), Cancellation))
            .Single()
            .PaperId.ShouldBe(added.PaperId);
        var opened = (await portal.Inbox.OpenAsync(added.PaperId, "4711", "clara", Cancellation))!;
        var page = opened.Pages.Single();
        var hit = page.Hits.ShouldHaveSingleItem();
        (hit.X + hit.Width).ShouldBeLessThanOrEqualTo(page.Width);
        await using var image = await portal.Inbox.OpenPageImageAsync(added.PaperId, 1, "clara", Cancellation);
        (image!.ReadByte(), image.ReadByte()).ShouldBe((0xFF, 0xD8));
        await using var archive = await portal.Inbox.OpenArchiveAsync(added.PaperId, "clara", Cancellation);
        (archive!.ReadByte(), archive.ReadByte()).ShouldBe(('%', 'P'));
    }

    /// <summary>The smallest PDF that shows lines of text; poppler builds the table of objects itself.</summary>
    private static MemoryStream Pdf(params string[] lines)
    {
        var text = string.Concat(
            lines.Select((line, index) => $"BT /F1 20 Tf 70 {740 - index * 40} Td ({line}) Tj ET\n")
        );
        return new(
            Encoding.ASCII.GetBytes(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                    + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                    + $"4 0 obj<</Length {text.Length}>>stream\n{text}endstream endobj\n"
                    + "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                    + "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n"
            )
        );
    }
}
