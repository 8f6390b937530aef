using Portal.Core.Papers;
using Portal.Core.Papers.Reading;
using Portal.Documents;

namespace Portal.Core.Tests.Papers.Reading;

public sealed class PaperReadingTests(PostgresServer server) : PortalTest(server)
{
    private static PaperReading Good => SampleReading.Of("Mietvertrag", "Seite zwei");

    [Fact]
    public async Task A_sealed_paper_is_read_soon_and_staff_see_what_stands_on_it()
    {
        Reader.Read = (_, _) => Task.FromResult(Good);
        await Another(TestPortal.ReaderRole).StartAsync();
        var paperId = await SendAsync();
        var item = await WaitForAsync(paperId, PaperState.Read);
        (item.Kind, item.PageCount, item.Reason).ShouldBe((PaperKind.TenancyContract, 2, null));

        var paper = (await Inbox.OpenAsync(paperId, null, "staff", Cancellation))!;
        paper.Pages.Select(page => page.Text).ShouldBe(["Mietvertrag", "Seite zwei"]);
        await using var image = await Inbox.OpenPageImageAsync(paperId, 2, "clara", Cancellation);
        (await new StreamReader(image!).ReadToEndAsync(Cancellation)).ShouldBe("Seite zwei");
        paper.HasArchive.ShouldBeTrue();
        await using var archive = await Inbox.OpenArchiveAsync(paperId, "clara", Cancellation);
        archive.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_process_without_the_role_reads_nothing()
    {
        await Another().StartAsync();
        var paperId = await SendAsync();
        (await Portal.QueryAsync<string>("select state from paper")).ShouldBe("received");
        await Another(TestPortal.ReaderRole).StartAsync();
        await WaitForAsync(paperId, PaperState.Read);
    }

    [Fact]
    public async Task Several_readers_take_every_paper_once()
    {
        var sent = new List<Guid>();
        for (var paper = 0; paper < 12; paper++)
            sent.Add(await SendAsync());
        await Task.WhenAll(Another(TestPortal.ReaderRole).StartAsync(), Another(TestPortal.ReaderRole).StartAsync());
        foreach (var paperId in sent)
            await WaitForAsync(paperId, PaperState.Read);
        Reader.Readings.ShouldBe(sent.Count);
        (await Portal.QueryAsync<long>("select sum(attempts) from paper")).ShouldBe(sent.Count);
    }

    [Fact]
    public async Task Three_deaths_on_one_paper_call_a_person_and_a_person_may_try_again()
    {
        Reader.Read = (round, _) => round <= 3 ? throw new ReaderDiedException("killed") : Task.FromResult(Good);
        var paperId = await SendAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        await EventuallyAsync(
            async () =>
            {
                // Its pauses need not be waited for here.
                Time.Forward(TimeSpan.FromMinutes(20));
                return (await Inbox.ListAsync(new(), Cancellation)).Single();
            },
            item => item.State == PaperState.NeedsAttention
        );
        (await Inbox.ListAsync(new(InboxView.NeedsAttention), Cancellation))
            .Single()
            .Reason.ShouldBe(Problem.ReaderFailed);
        Reader.Readings.ShouldBe(3);

        (await Inbox.ReadAgainAsync(paperId, "staff", Cancellation)).ShouldBeTrue();
        await WaitForAsync(paperId, PaperState.Read);
    }

    [Fact]
    public async Task What_nobody_foresaw_on_one_paper_stops_neither_the_program_nor_the_others()
    {
        Reader.Read = (round, _) => round == 1 ? throw new FormatException("a mistake of ours") : Task.FromResult(Good);
        await SendAsync();
        await SendAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        await EventuallyAsync(
            async () =>
            {
                Time.Forward(TimeSpan.FromMinutes(20));
                return await Inbox.ListAsync(new(), Cancellation);
            },
            items => items.All(item => item.State == PaperState.Read)
        );
    }

    [Fact]
    public async Task Trouble_of_the_store_is_waited_for_however_often_it_comes()
    {
        Reader.Read = (round, _) =>
            round <= 5 ? throw new Core.Papers.Storage.StoreUnavailableException() : Task.FromResult(Good);
        var paperId = await SendAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        await EventuallyAsync(
            async () =>
            {
                Time.Forward(TimeSpan.FromMinutes(20));
                return (await Inbox.ListAsync(new(), Cancellation)).Single();
            },
            item => item.State == PaperState.Read
        );
        (await Portal.QueryAsync<int>("select deaths from paper")).ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_lease_is_read_by_another_and_the_late_reader_writes_nothing()
    {
        var paperId = await SendAsync();
        var queue = Portal.Get<ReadingQueue>();
        var late = (await queue.ClaimAsync(Guid.NewGuid(), Cancellation)).ShouldNotBeNull();
        (await queue.ClaimAsync(Guid.NewGuid(), Cancellation)).ShouldBeNull();

        await LoseLeasesAsync();
        (await queue.RenewAsync(late, Cancellation)).ShouldBeTrue();
        await LoseLeasesAsync();
        var taken = (await queue.ClaimAsync(Guid.NewGuid(), Cancellation)).ShouldNotBeNull();
        taken.Attempt.ShouldBe(late.Attempt + 1);

        (await queue.RenewAsync(late, Cancellation)).ShouldBeFalse();
        (await CompleteAsync(queue, taken, "vom zweiten")).ShouldBeTrue();
        (await CompleteAsync(queue, late, "vom ersten")).ShouldBeFalse();
        (await queue.ReaderDiedAsync(late, Cancellation)).ShouldBeFalse();
        (await Inbox.OpenAsync(paperId, null, "staff", Cancellation))!.Pages.Single().Text.ShouldBe("vom zweiten");
    }

    [Fact]
    public async Task The_same_owner_with_an_older_attempt_is_late_too()
    {
        await SendAsync();
        var queue = Portal.Get<ReadingQueue>();
        var owner = Guid.NewGuid();
        var late = (await queue.ClaimAsync(owner, Cancellation))!;
        await LoseLeasesAsync();
        var taken = (await queue.ClaimAsync(owner, Cancellation))!;
        (await CompleteAsync(queue, late, "alt")).ShouldBeFalse();
        (await CompleteAsync(queue, taken, "neu")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_killed_process_leaves_a_paper_that_is_read_when_its_lease_runs_out()
    {
        var paperId = await SendAsync();
        (await Portal.Get<ReadingQueue>().ClaimAsync(Guid.NewGuid(), Cancellation)).ShouldNotBeNull();
        await LoseLeasesAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        await WaitForAsync(paperId, PaperState.Read);
        (await Portal.QueryAsync<int>("select attempts from paper")).ShouldBe(2);
    }

    [Fact]
    public async Task Urgent_papers_are_read_first_then_in_the_order_they_came()
    {
        var first = await SendAsync();
        Time.Forward(TimeSpan.FromSeconds(1));
        var second = await SendAsync();
        Time.Forward(TimeSpan.FromSeconds(1));
        var urgent = await SendAsync(topic: Topic.Objection);
        var queue = Portal.Get<ReadingQueue>();
        List<Guid> order = [];
        while (await queue.ClaimAsync(Guid.NewGuid(), Cancellation) is { } lease)
            order.Add(lease.PaperId);
        order.ShouldBe([urgent, first, second]);
    }

    [Fact]
    public async Task An_unreadable_paper_waits_for_a_person_with_the_reason()
    {
        Reader.Read = (_, _) =>
            Task.FromResult(Good with { Quality = new(false, [Problem.UnreadableBlur, Problem.CutEdge]) });
        var paperId = await SendAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        (await WaitForAsync(paperId, PaperState.NeedsAttention)).Reason.ShouldBe(Problem.UnreadableBlur);
    }

    [Fact]
    public async Task Whatever_stands_on_a_hostile_page_can_be_stored()
    {
        var text =
            "eins\0zwei \uD800 drei " + new string('x', 1_000_000) + string.Concat(Enumerable.Repeat(" 1", 1_000_000));
        Reader.Read = (_, _) => Task.FromResult(SampleReading.Of(text));
        var paperId = await SendAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        await WaitForAsync(paperId, PaperState.Read);
        (await Inbox.OpenAsync(paperId, "drei", "staff", Cancellation))!
            .Pages.Single()
            .Text.ShouldStartWith("einszwei");
    }

    [Fact]
    public async Task What_aborted_tries_wrote_is_swept()
    {
        var paperId = await SendAsync();
        var queue = Portal.Get<ReadingQueue>();
        var lease = (await queue.ClaimAsync(Guid.NewGuid(), Cancellation))!;
        var paper = (await queue.LoadAsync(lease, Cancellation))!;
        var blobs = Portal.Get<Core.Papers.Storage.PaperBlobs>();
        await blobs.WriteAsync(blobs.Unwrap(paper), new MemoryStream(new byte[100]), Cancellation);
        Portal.StoredFiles.Count.ShouldBeGreaterThan(1);

        await LoseLeasesAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        await WaitForAsync(paperId, PaperState.Read);
        Time.Forward(TimeSpan.FromHours(3));
        await Portal.CleanAsync();
        // The file, one page image, the archive; the thumbnail of the quick look, if it came before sealing.
        var kept = await Portal.QueryAsync<long>("select count(*) from stored_blob where sweep_after is null");
        Portal.StoredFiles.Count.ShouldBe((int)kept);
        kept.ShouldBe(
            3 + await Portal.QueryAsync<long>("select count(*) from glanced_page where thumbnail_blob_id is not null")
        );
    }

    [Fact]
    public async Task A_second_reading_replaces_the_first_but_not_what_staff_corrected()
    {
        Reader.Read = (round, _) =>
            Task.FromResult(
                round == 1
                    ? Good with
                    {
                        Quality = new(false, [Problem.UnreadableDark]),
                    }
                    : SampleReading.Of("Seite eins") with
                    {
                        Type = PaperKind.Payslip,
                    }
            );
        var paperId = await SendAsync();
        await Another(TestPortal.ReaderRole).StartAsync();
        await WaitForAsync(paperId, PaperState.NeedsAttention);
        var index = (await Inbox.OpenAsync(paperId, null, "staff", Cancellation))!.Index;
        await Inbox.CorrectAsync(
            paperId,
            index with
            {
                Kind = PaperKind.SickNote,
                Keywords = ["Eile"],
            },
            "staff",
            Cancellation
        );
        await Inbox.ReadAgainAsync(paperId, "staff", Cancellation);
        await WaitForAsync(paperId, PaperState.Read);
        var paper = (await Inbox.OpenAsync(paperId, null, "staff", Cancellation))!;
        paper.Pages.Select(page => page.Text).ShouldBe(["Seite eins"]);
        (paper.Index.Kind, paper.Index.Keywords.Single()).ShouldBe((PaperKind.SickNote, "Eile"));
    }

    /// <summary>As if the holders had said nothing for a long time.</summary>
    private Task<object?> LoseLeasesAsync() =>
        Portal.QueryAsync<object>("update paper set lease_until = now() - interval '1 second' where state = 'reading'");

    private async Task<bool> CompleteAsync(ReadingQueue queue, Lease lease, string text)
    {
        var blobs = Portal.Get<Core.Papers.Storage.PaperBlobs>();
        return await queue.CompleteAsync(
            lease,
            SampleReading.Of(text),
            new ArtifactBlobs(blobs, new byte[32]),
            Cancellation
        );
    }
}
