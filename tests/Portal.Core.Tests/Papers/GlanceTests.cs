using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Core.Tests.Papers;

public sealed class GlanceTests(PostgresServer server) : PortalTest(server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_check_page_learns_pages_kind_and_pictures()
    {
        Reader.Glance = (_, _) => Task.FromResult(SampleReading.Of("Seite eins", "Seite zwei"));
        var token = await Submissions.StartAsync("de", Cancellation);
        var paperId = await AddAsync(token, TestFiles.Pdf());
        await Submissions.GlanceAsync(token, Patience, Cancellation);

        var paper = (await Submissions.FindAsync(token, Cancellation))!.Papers.Single();
        (paper.Glance, paper.Kind, paper.Problem).ShouldBe((GlanceState.Done, PaperKind.TenancyContract, null));
        paper.Files.Single().PageCount.ShouldBe(2);
        paper
            .Pages.Select(page => (page.Number, page.FileId, page.Readable))
            .ShouldBe([(1, paper.Files[0].Id, true), (2, paper.Files[0].Id, true)]);
        await using var thumbnail = await Submissions.OpenThumbnailAsync(token, paperId, 2, Cancellation);
        (await new StreamReader(thumbnail!).ReadToEndAsync(Cancellation)).ShouldBe("Seite zwei");
        (await Submissions.OpenThumbnailAsync(token, paperId, 3, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Pages_of_photographs_belong_to_their_files()
    {
        Reader.Glance = (_, _) => Task.FromResult(SampleReading.Of("eins", "zwei"));
        var token = await Submissions.StartAsync("de", Cancellation);
        var paperId = await AddAsync(token, TestFiles.Jpeg());
        await Submissions.AddFileAsync(token, paperId, "zwei.jpg", TestFiles.Jpeg(), Cancellation);
        var paper = await EventuallyAsync(
            async () =>
            {
                await Submissions.GlanceAsync(token, Patience, Cancellation);
                return (await Submissions.FindAsync(token, Cancellation))!.Papers.Single();
            },
            one => one.Glance == GlanceState.Done
        );
        paper.Pages.Select(page => page.FileId).ShouldBe(paper.Files.Select(file => file.Id));
        paper.Files.ShouldAllBe(file => file.PageCount == 1);
    }

    [Fact]
    public async Task Trouble_with_the_file_is_told_before_sending()
    {
        Reader.Glance = (_, _) =>
            Task.FromResult(
                new PaperReading
                {
                    Pages = [],
                    Quality = new(false, [Problem.Encrypted]),
                    Error = new(Problem.Encrypted, "needs a password"),
                }
            );
        var token = await Submissions.StartAsync("de", Cancellation);
        await AddAsync(token, TestFiles.Pdf());
        await Submissions.GlanceAsync(token, Patience, Cancellation);
        var paper = (await Submissions.FindAsync(token, Cancellation))!.Papers.Single();
        (paper.Glance, paper.Kind, paper.Problem).ShouldBe((GlanceState.Done, null, Problem.Encrypted));
    }

    [Fact]
    public async Task Without_a_reader_papers_are_accepted_all_the_same_and_it_is_not_asked_for_ever()
    {
        Reader.Glance = (_, _) => throw new ReaderUnavailableException("no sandbox");
        var token = await Submissions.StartAsync("de", Cancellation);
        await AddAsync(token, TestFiles.Pdf());
        for (var visit = 0; visit < 6; visit++)
            await Submissions.GlanceAsync(token, Patience, Cancellation);
        (await Submissions.FindAsync(token, Cancellation))!.Papers.Single().Glance.ShouldBe(GlanceState.Unavailable);
        Reader.Glances.ShouldBeLessThanOrEqualTo(3);
        (await Submissions.SealAsync(token, Cancellation)).ShouldBeOfType<SealResult.Sealed>();
    }

    [Fact]
    public async Task Nobody_waits_longer_than_they_have_patience_for()
    {
        var gate = new TaskCompletionSource();
        Reader.Glance = async (_, _) =>
        {
            await gate.Task;
            return SampleReading.Of("spät");
        };
        var token = await Submissions.StartAsync("de", Cancellation);
        await AddAsync(token, TestFiles.Pdf());
        await Submissions.GlanceAsync(token, TimeSpan.FromMilliseconds(50), Cancellation);
        (await Submissions.FindAsync(token, Cancellation))!.Papers.Single().Glance.ShouldBe(GlanceState.Pending);
        gate.SetResult();
        await Submissions.GlanceAsync(token, Patience, Cancellation);
        (await Submissions.FindAsync(token, Cancellation))!.Papers.Single().Glance.ShouldBe(GlanceState.Done);
    }

    [Fact]
    public async Task A_glance_at_files_that_changed_meanwhile_is_not_taken_for_one_at_the_new_files()
    {
        var gate = new TaskCompletionSource();
        Reader.Glance = async (round, _) =>
        {
            if (round == 1)
            {
                await gate.Task;
                return SampleReading.Of("nur die erste");
            }
            return SampleReading.Of("erste", "zweite");
        };
        var token = await Submissions.StartAsync("de", Cancellation);
        var paperId = await AddAsync(token, TestFiles.Jpeg());
        await EventuallyAsync(() => Task.FromResult(Reader.Glances), glances => glances == 1);
        await Submissions.AddFileAsync(token, paperId, "zwei.jpg", TestFiles.Jpeg(), Cancellation);
        gate.SetResult();
        await Submissions.GlanceAsync(token, Patience, Cancellation);
        (await Submissions.FindAsync(token, Cancellation))!.Papers.Single().Pages.Count.ShouldBe(2);
    }

    private async Task<Guid> AddAsync(DraftToken token, Stream content) =>
        (await Submissions.AddFileAsync(token, null, "brief", content, Cancellation))
            .ShouldBeOfType<AddFileResult.Added>()
            .PaperId;
}
