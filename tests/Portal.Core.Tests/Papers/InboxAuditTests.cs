using Portal.Core.Papers;
using Portal.Database.Auditing;

namespace Portal.Core.Tests.Papers;

public sealed class InboxAuditTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task Every_look_and_every_act_is_in_the_trail_with_who_did_it()
    {
        var paperId = await ReadAsync();
        var index = (await Inbox.OpenAsync(paperId, "brief", "clara", Cancellation))!.Index;
        await Inbox.OpenAsync(paperId, null, "berat", Cancellation);
        await Inbox.CorrectAsync(paperId, index, "clara", Cancellation);
        await Inbox.FileAsync(paperId, "clara", Cancellation);
        await Inbox.ReopenAsync(paperId, "berat", Cancellation);
        await using var image = await Inbox.OpenPageImageAsync(paperId, 1, "edda", Cancellation);
        await using var archive = await Inbox.OpenArchiveAsync(paperId, "edda", Cancellation);

        (await EntriesAsync()).ShouldBe(
            "clara:paper.opened berat:paper.opened clara:paper.corrected clara:paper.filed berat:paper.reopened "
                + "edda:paper.page_shown edda:paper.archive_shown"
        );
        (
            await Portal.QueryAsync<string>(
                "select string_agg(distinct resource_kind || ' ' || resource_id, ',') from audit_entry"
            )
        ).ShouldBe($"paper {paperId}");
        (await Portal.Get<AuditVerification>().VerifyAsync(null, Cancellation)).BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task What_did_not_happen_is_not_in_the_trail()
    {
        var paperId = await SendAsync();
        await Inbox.FileAsync(paperId, "clara", Cancellation);
        await Inbox.OpenAsync(Guid.NewGuid(), null, "clara", Cancellation);
        await Inbox.OpenPageImageAsync(paperId, 1, "clara", Cancellation);
        await Inbox.OpenArchiveAsync(Guid.NewGuid(), "clara", Cancellation);
        (await EntriesAsync())!.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_act_that_cannot_be_entered_does_not_happen()
    {
        var paperId = await ReadAsync();
        await Should.ThrowAsync<Npgsql.PostgresException>(() => Inbox.FileAsync(paperId, "no id at all", Cancellation));
        (await Inbox.ListAsync(new(), Cancellation)).Single().State.ShouldBe(PaperState.Read);
        (await EntriesAsync())!.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_act_that_fails_at_the_last_moment_leaves_no_entry()
    {
        var paperId = await ReadAsync();
        await Portal.QueryAsync<object>(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
            create constraint trigger late after insert on paper_event deferrable initially deferred
                for each row execute function refuse()
            """
        );
        await Should.ThrowAsync<Npgsql.PostgresException>(() => Inbox.FileAsync(paperId, "clara", Cancellation));
        (await EntriesAsync())!.ShouldBeEmpty();
        (await Portal.Get<AuditVerification>().VerifyAsync(null, Cancellation)).ShouldBe(
            new(0, new(0, new string('0', 64)), null)
        );
    }

    private Task<string?> EntriesAsync() =>
        Portal.QueryAsync<string>(
            "select coalesce(string_agg(actor_id || ':' || act, ' ' order by sequence), '') from audit_entry where actor_kind = 'staff'"
        );

    private async Task<Guid> ReadAsync()
    {
        var paperId = await SendAsync();
        await using (await Another(TestPortal.ReaderRole).StartAsync())
            await WaitForAsync(paperId, PaperState.Read);
        return paperId;
    }
}
