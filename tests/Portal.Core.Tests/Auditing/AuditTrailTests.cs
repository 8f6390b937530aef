using Npgsql;
using Portal.Database.Auditing;

namespace Portal.Core.Tests.Auditing;

public sealed class AuditTrailTests(PostgresServer server) : AuditedTest(server)
{
    [Fact]
    public async Task What_is_rolled_back_leaves_no_entry_and_no_gap()
    {
        await AppendAsync(Entry("one"));
        await AppendAsync(Entry("two"), commit: false);
        await AppendAsync(Entry("three"));

        (
            await Portal.QueryAsync<string>(
                "select string_agg(sequence || ':' || resource_id, ' ' order by sequence) from audit_entry"
            )
        ).ShouldBe("1:one 2:three");
        (await VerifyAsync()).BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task Many_who_write_at_once_make_one_chain_without_gaps()
    {
        var other = Another();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => AppendAsync(Entry($"paper-{number}"))));
        var verdict = await other.Get<AuditVerification>().VerifyAsync(null, Cancellation);
        (verdict.Entries, verdict.Head.Sequence, verdict.BrokenAt).ShouldBe((40, 40, null));
    }

    [Fact]
    public async Task An_entry_says_who_did_what_with_which_resource_why_and_when()
    {
        await AppendAsync(new(new(ActorKind.System, "housekeeping"), "paper.deleted", new("paper", "p-1"), "expired"));
        (
            await Portal.QueryAsync<string>(
                "select concat_ws(' ', actor_kind, actor_id, act, resource_kind, resource_id, reason) from audit_entry"
            )
        ).ShouldBe("system housekeeping paper.deleted paper p-1 expired");
        var at = await Portal.QueryAsync<DateTime>("select at from audit_entry");
        new DateTimeOffset(at).ShouldBe(Time.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("Clara Wiesengrund", "paper.filed", "p-1", null)]
    [InlineData("clara", "filed the letter of Mira", "p-1", null)]
    [InlineData("clara", "paper.filed", "Mira Lindengrün", null)]
    [InlineData("clara", "paper.filed", "p-1", "she called, very upset")]
    [InlineData("", "paper.filed", "p-1", null)]
    public async Task Content_is_refused(string staffId, string act, string resource, string? why)
    {
        var entry = new AuditEntry(new(ActorKind.Staff, staffId), act, new("paper", resource), why);
        await Should.ThrowAsync<PostgresException>(() => AppendAsync(entry));
        (await VerifyAsync()).Entries.ShouldBe(0);
    }

    [Fact]
    public async Task Without_its_head_nothing_is_entered()
    {
        await TamperAsync("delete from audit_head");
        await Should.ThrowAsync<InvalidOperationException>(() => AppendAsync(Entry("one")));
    }

    [Fact]
    public async Task An_act_without_a_transaction_is_not_entered()
    {
        var contexts = Portal.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Core.Data.PortalDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(Cancellation);
        await Should.ThrowAsync<InvalidOperationException>(() =>
            Portal.Get<AuditTrail>().AppendAsync(db, Entry("one"), Cancellation)
        );
    }
}
