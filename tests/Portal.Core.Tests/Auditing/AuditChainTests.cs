using Portal.Database.Auditing;

namespace Portal.Core.Tests.Auditing;

public sealed class AuditChainTests(PostgresServer server) : AuditedTest(server)
{
    // What somebody with the database itself might do to six entries, and where it is seen first.
    public static TheoryData<string, long> Tampering =>
        new()
        {
            { "update audit_entry set actor_id = 'berat' where sequence = 1", 1 },
            { "update audit_entry set act = 'paper.opened' where sequence = 3", 3 },
            { "update audit_entry set resource_id = 'paper-9' where sequence = 6", 6 },
            { "update audit_entry set actor_kind = 'system' where sequence = 2", 2 },
            { "update audit_entry set resource_kind = 'letter' where sequence = 2", 2 },
            { "update audit_entry set reason = 'mistake' where sequence = 4", 4 },
            { "update audit_entry set at = at + interval '1 microsecond' where sequence = 5", 5 },
            { "update audit_entry set hash = sha256('x') where sequence = 4", 4 },
            { "update audit_entry set actor_id = 'berat', hash = sha256('x') where sequence = 6", 6 },
            { "delete from audit_entry where sequence = 1", 1 },
            { "delete from audit_entry where sequence = 3", 3 },
            { "delete from audit_entry where sequence = 6", 6 },
            { "delete from audit_entry where sequence > 3", 4 },
            { "delete from audit_entry", 1 },
            {
                "delete from audit_entry where sequence = 3; update audit_entry set sequence = sequence - 1 where sequence > 3",
                3
            },
            { "delete from audit_entry where sequence = 6; update audit_head set sequence = 5", 5 },
            {
                "insert into audit_entry select 7, at, actor_kind, actor_id, act, resource_kind, resource_id, reason, hash from audit_entry where sequence = 6",
                7
            },
            {
                "update audit_entry set sequence = sequence + 10 where sequence > 2; update audit_entry set sequence = sequence - 9 where sequence > 10; "
                    + "insert into audit_entry select 3, at, actor_kind, actor_id, act, resource_kind, resource_id, reason, hash from audit_entry where sequence = 2",
                3
            },
            {
                "update audit_entry set sequence = 90 where sequence = 2; update audit_entry set sequence = 2 where sequence = 3; "
                    + "update audit_entry set sequence = 3 where sequence = 90",
                2
            },
            { "update audit_head set hash = sha256('x')", 6 },
            { "update audit_head set sequence = 4", 5 },
            { "delete from audit_head", 7 },
        };

    [Fact]
    public async Task A_trail_nobody_touched_is_whole()
    {
        (await VerifyAsync()).ShouldBe(new(0, new(0, new string('0', 64)), null));
        await WriteAsync(6);
        var verdict = await VerifyAsync();
        (verdict.Entries, verdict.Head.Sequence, verdict.BrokenAt).ShouldBe((6, 6, null));
    }

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Whatever_is_done_to_the_rows_is_seen_where_it_was_done(string sql, long brokenAt)
    {
        await WriteAsync(6);
        await TamperAsync(sql);
        (await VerifyAsync()).BrokenAt.ShouldBe(brokenAt);
    }

    [Theory]
    [InlineData("update audit_entry set actor_id = 'berat' where sequence = 1")]
    [InlineData("delete from audit_entry where sequence = 2")]
    [InlineData("truncate audit_entry")]
    [InlineData("update audit_head set sequence = 1")]
    [InlineData("delete from audit_head")]
    [InlineData("truncate audit_head")]
    [InlineData("insert into audit_head (one, sequence, hash) values (true, 0, sha256('x'))")]
    [InlineData(
        "insert into audit_entry select 9, at, actor_kind, actor_id, act, resource_kind, resource_id, reason, hash from audit_entry where sequence = 2"
    )]
    public async Task The_database_refuses_to_change_it(string sql)
    {
        await WriteAsync(2);
        await Should.ThrowAsync<Npgsql.PostgresException>(() => Portal.QueryAsync<object>(sql));
        (await VerifyAsync()).BrokenAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_chain_forged_from_end_to_end_does_not_pass_through_the_head_somebody_noted()
    {
        await WriteAsync(3);
        var noted = (await VerifyAsync()).Head;
        await WriteAsync(1);
        (await VerifyAsync(noted)).BrokenAt.ShouldBeNull();

        await TamperAsync(
            "delete from audit_entry; update audit_head set sequence = 0, hash = decode(repeat('00', 32), 'hex')"
        );
        await WriteAsync(2);
        (await VerifyAsync()).BrokenAt.ShouldBeNull();
        (await VerifyAsync(noted)).BrokenAt.ShouldBe(3);
        await WriteAsync(2);
        (await VerifyAsync(noted)).BrokenAt.ShouldBe(3);
    }

    [Fact]
    public async Task The_command_says_how_many_entries_it_checked_and_fails_where_the_chain_breaks()
    {
        await WriteAsync(3);
        var head = (await VerifyAsync()).Head;
        (await RunAsync("verify")).ShouldBe((0, $"entries checked  3\nhead             {head}\nok\n"));
        (await RunAsync("verify", head.ToString())).Code.ShouldBe(0);
        (await RunAsync("verify", "three")).Code.ShouldBe(2);
        (await RunAsync("delete")).Code.ShouldBe(2);

        await TamperAsync("update audit_entry set actor_id = 'berat' where sequence = 2");
        var (code, said) = await RunAsync("verify");
        code.ShouldBe(1);
        said.ShouldContain("BROKEN at sequence 2");

        await TamperAsync("drop table audit_entry");
        (await RunAsync("verify")).ShouldBe((1, "BROKEN: there is no audit trail in this database\n"));
    }

    private async Task<(int Code, string Said)> RunAsync(string act, string? noted = null)
    {
        using var said = new StringWriter { NewLine = "\n" };
        var portal = noted is null ? Portal : Another(("noted", noted));
        return (await AuditCommand.RunAsync(portal.Get<IServiceProvider>(), act, said), said.ToString());
    }
}
