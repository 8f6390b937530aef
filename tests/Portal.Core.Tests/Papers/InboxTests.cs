using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Core.Tests.Papers;

public sealed class InboxTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task Urgent_papers_stand_on_top_then_the_oldest_and_drafts_nowhere()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        await Submissions.AddFileAsync(token, null, "a.pdf", TestFiles.Pdf(), Cancellation);
        var old = await SendAsync();
        Time.Forward(TimeSpan.FromMinutes(1));
        var newer = await SendAsync();
        Time.Forward(TimeSpan.FromMinutes(1));
        var urgent = await SendAsync(topic: Topic.Emergency);

        (await ListAsync(new())).ShouldBe([urgent, old, newer]);
        (await ListAsync(new(UrgentOnly: true))).ShouldBe([urgent]);
        (await ListAsync(new(Take: 2))).ShouldBe([urgent, old]);
        var figures = await Inbox.GetFiguresAsync(Cancellation);
        (figures.Open, figures.Urgent, figures.NeedsAttention, figures.FiledToday).ShouldBe((3, 1, 0, 0));
        figures.Oldest!.Value.ShouldBe(Time.GetUtcNow().AddMinutes(-2), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_empty_inbox_has_figures_too() =>
        (await Inbox.GetFiguresAsync(Cancellation)).ShouldBe(new(0, 0, 0, null, 0));

    [Fact]
    public async Task Opening_marks_a_paper_as_opened_and_says_by_whom()
    {
        var paperId = await ReadAsync();
        (await Inbox.ListAsync(new(), Cancellation)).Single().Opened.ShouldBeFalse();
        await Inbox.OpenAsync(paperId, null, "clara", Cancellation);
        await Inbox.OpenAsync(paperId, null, "berat", Cancellation);
        (await Inbox.ListAsync(new(), Cancellation)).Single().Opened.ShouldBeTrue();
        (
            await Portal.QueryAsync<string>("select string_agg(staff_id, ',') from paper_event where action = 'opened'")
        ).ShouldBe("clara");
    }

    [Fact]
    public async Task Filing_reopening_and_filing_again_say_who_and_when()
    {
        var paperId = await ReadAsync();
        (await Inbox.FileAsync(paperId, "clara", Cancellation)).ShouldBeTrue();
        (await Inbox.FileAsync(paperId, "berat", Cancellation)).ShouldBeFalse();
        (await ListAsync(new())).ShouldBeEmpty();
        (await ListAsync(new(InboxView.Filed))).ShouldBe([paperId]);
        (await Inbox.GetFiguresAsync(Cancellation)).FiledToday.ShouldBe(1);
        var filed = (await Inbox.OpenAsync(paperId, null, "clara", Cancellation))!;
        (filed.FiledBy, filed.Item.State).ShouldBe(("clara", PaperState.Filed));
        filed.FiledAt.ShouldNotBeNull();

        (await Inbox.ReopenAsync(paperId, "berat", Cancellation)).ShouldBeTrue();
        (await Inbox.ReopenAsync(paperId, "berat", Cancellation)).ShouldBeFalse();
        var reopened = (await Inbox.OpenAsync(paperId, null, "clara", Cancellation))!;
        (reopened.FiledBy, reopened.FiledAt, reopened.Item.State).ShouldBe((null, null, PaperState.Read));
        (
            await Portal.QueryAsync<string>(
                "select string_agg(action || ':' || staff_id, ',' order by id) from paper_event"
            )
        ).ShouldBe("filed:clara,opened:clara,reopened:berat");
    }

    [Fact]
    public async Task Two_people_who_file_at_the_same_time_file_once()
    {
        var paperId = await ReadAsync();
        var filed = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(person => Inbox.FileAsync(paperId, $"person-{person}", Cancellation))
        );
        filed.Count(done => done).ShouldBe(1);
    }

    [Fact]
    public async Task A_paper_that_is_not_read_yet_cannot_be_filed()
    {
        var paperId = await SendAsync();
        (await Inbox.FileAsync(paperId, "clara", Cancellation)).ShouldBeFalse();
        (await Inbox.ReadAgainAsync(paperId, "clara", Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Corrections_are_kept_and_found()
    {
        var paperId = await ReadAsync();
        var index = (await Inbox.OpenAsync(paperId, null, "clara", Cancellation))!.Index;
        var corrected = index with
        {
            Kind = PaperKind.UtilityBill,
            Person = "Jolanda Kieselbach",
            BgNummer = "12345 // 0004711",
            Keywords = ["Heizung", "Nachzahlung"],
            Fields = index.Fields with { Sender = new("Stadtwerke Auenheim", 1, 1) },
        };
        (await Inbox.CorrectAsync(paperId, corrected, "clara", Cancellation)).ShouldBeTrue();
        var kept = (await Inbox.OpenAsync(paperId, null, "clara", Cancellation))!.Index;
        (kept.Kind, kept.Person, kept.BgNummer, kept.Fields.Sender?.Value).ShouldBe(
            (PaperKind.UtilityBill, "Jolanda Kieselbach", "12345BG0004711", "Stadtwerke Auenheim")
        );
        kept.Keywords.ShouldBe(["Heizung", "Nachzahlung"]);
        foreach (var searched in new[] { "kieselbach", "Stadtwerke", "nachzahl", "12345BG0004711" })
            (await ListAsync(new(Search: searched))).ShouldBe([paperId], searched);
        (await ListAsync(new(Kind: PaperKind.UtilityBill))).ShouldBe([paperId]);
        (await ListAsync(new(Kind: PaperKind.Payslip))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_paper_or_one_of_a_draft_can_neither_be_seen_nor_changed()
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        var draft = (AddFileResult.Added)
            await Submissions.AddFileAsync(token, null, "a.pdf", TestFiles.Pdf(), Cancellation);
        var index = new PaperIndex(PaperKind.Other, 0, null, null, new(), []);
        foreach (var id in new[] { Guid.NewGuid(), Guid.Empty, draft.PaperId })
        {
            (await Inbox.OpenAsync(id, "x", "clara", Cancellation)).ShouldBeNull();
            (await Inbox.CorrectAsync(id, index, "clara", Cancellation)).ShouldBeFalse();
            (await Inbox.FileAsync(id, "clara", Cancellation)).ShouldBeFalse();
            (await Inbox.ReopenAsync(id, "clara", Cancellation)).ShouldBeFalse();
            (await Inbox.ReadAgainAsync(id, "clara", Cancellation)).ShouldBeFalse();
            (await Inbox.OpenPageImageAsync(id, 1, "clara", Cancellation)).ShouldBeNull();
            (await Inbox.OpenArchiveAsync(id, "clara", Cancellation)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Desks_of_other_instances_hear_of_every_change()
    {
        var other = await Another().StartAsync();
        await using var watching = other.Inbox.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        var next = watching.MoveNextAsync();
        var paperId = await ReadAsync();
        await next;
        while (watching.Current != paperId)
            await watching.MoveNextAsync();
        await Inbox.FileAsync(paperId, "clara", Cancellation);
        await watching.MoveNextAsync();
        watching.Current.ShouldBe(paperId);
    }

    [Fact]
    public async Task What_was_typed_beside_a_paper_is_kept_for_each_person()
    {
        var paperId = await ReadAsync();
        var drafts = Portal.Get<IIndexDrafts>();
        var typed = new IndexDraft(PaperKind.Payslip, "Mira", "123", "03.1", "", "Werk", "12,", ["Eile"], "Nach");
        await drafts.SaveAsync("clara", paperId, typed with { Date = "0" }, Cancellation);
        await drafts.SaveAsync("clara", paperId, typed, Cancellation);
        var kept = (await drafts.FindAsync("clara", paperId, Cancellation)).ShouldNotBeNull();
        kept.Keywords.ShouldBe(typed.Keywords);
        (kept with { Keywords = typed.Keywords }).ShouldBe(typed);
        (await drafts.FindAsync("berat", paperId, Cancellation)).ShouldBeNull();
        await drafts.ForgetAsync("clara", paperId, Cancellation);
        (await drafts.FindAsync("clara", paperId, Cancellation)).ShouldBeNull();
    }

    private async Task<Guid[]> ListAsync(InboxQuery query) =>
        [.. (await Inbox.ListAsync(query, Cancellation)).Select(item => item.PaperId)];

    private async Task<Guid> ReadAsync()
    {
        var paperId = await SendAsync();
        await using (await Another(TestPortal.ReaderRole).StartAsync())
            await WaitForAsync(paperId, PaperState.Read);
        return paperId;
    }
}
