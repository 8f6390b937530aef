using System.Net;
using System.Net.Http.Json;
using Portal.Identity.CommandLine;

namespace Portal.Hosts.Tests.Identity;

public sealed class TerminalEnrolmentTests(IdentityPortal identity) : IClassFixture<IdentityPortal>, IAsyncLifetime
{
    // All tests come from one address, and each has tries of its own.
    public async ValueTask InitializeAsync() => await identity.AskAsync<object>("delete from attempt");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_code_makes_a_terminal_known_by_its_key_and_the_protocol_gives_it_a_token()
    {
        using var browser = identity.Browser();
        using var terminal = await TestTerminal.EnrolledAsync(identity);
        (await terminal.TokenAsync(browser)).ShouldNotBeEmpty();
        (await TestTerminal.RunAsync(identity, "terminal", "list")).ShouldContain($"{terminal.Id}  enrolled");
    }

    [Fact]
    public async Task Wrong_used_expired_and_revoked_codes_and_what_is_none_get_one_answer()
    {
        using var browser = identity.Browser();
        using var terminal = new TestTerminal(identity.Origin);
        var (_, used) = await TestTerminal.CreateAsync(identity);
        (await terminal.EnrolAsync(browser, used)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (expiredId, expired) = await TestTerminal.CreateAsync(identity);
        await identity.AskAsync<object>(
            "update terminal set code_expires_at = now() - interval '1 minute' where id = $1",
            Guid.Parse(expiredId)
        );
        var (revokedId, revoked) = await TestTerminal.CreateAsync(identity);
        await TestTerminal.RunAsync(identity, "terminal", "revoke", revokedId);

        var answers = new List<string>();
        foreach (var code in new[] { used, expired, revoked, "23456-789AC", "nonsense", "" })
        {
            using var another = identity.Browser();
            using var answer = await terminal.EnrolAsync(another, code);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            var problem = await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>();
            problem!.Remove("traceId");
            answers.Add(string.Join(' ', problem.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        }
        answers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_many_at_once_one_alone_gets_the_terminal()
    {
        var (id, code) = await TestTerminal.CreateAsync(identity);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(async _ =>
                {
                    using var browser = identity.Browser();
                    using var terminal = new TestTerminal(identity.Origin);
                    return (await terminal.EnrolAsync(browser, code)).StatusCode;
                })
        );
        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        (
            await identity.AskAsync<long>(
                "select count(*) from audit_entry where act = 'terminal.enrol' and actor_kind = 'terminal' and resource_id = $1",
                id
            )
        ).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}""")]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""")]
    [InlineData("""{"kty":"oct","k":"c2VjcmV0"}""")]
    [InlineData("""[]""")]
    [InlineData(
        """{"kty":"EC","crv":"P-256","d":"AA","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"""
    )]
    [InlineData(
        """{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}"""
    )]
    public async Task What_is_no_public_key_on_P256_is_refused_and_the_code_stays_good(string jwk)
    {
        var (_, code) = await TestTerminal.CreateAsync(identity);
        using var browser = identity.Browser();
        using var body = new StringContent($$"""{"code":"{{code}}","jwk":{{jwk}}}""", null, "application/json");
        using var refused = await browser.PostAsync(new Uri("/terminals/enrol", UriKind.Relative), body);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var terminal = new TestTerminal(identity.Origin);
        (await terminal.EnrolAsync(browser, code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_is_ten_characters_and_lies_hashed_in_the_database()
    {
        var (id, code) = await TestTerminal.CreateAsync(identity);
        code.Replace("-", "", StringComparison.Ordinal).Length.ShouldBe(10);
        var row = await identity.AskAsync<string>(
            "select row_to_json(terminal)::text from terminal where id = $1",
            Guid.Parse(id)
        );
        row.ShouldNotBeNull();
        row.ShouldNotContain(code);
        row.ShouldNotContain(code.Replace("-", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_operator_who_mistypes_sees_what_there_is()
    {
        using var output = new StringWriter();
        (await IdentityCommand.RunAsync(identity.App, ["terminal", "burn"], output)).ShouldBe(2);
        foreach (
            var usage in new[] { "terminal create NAME", "terminal revoke ID", "keys rotate", "sessions end SUBJECT" }
        )
            output.ToString().ShouldContain($"identity {usage}");
        (await IdentityCommand.RunAsync(identity.App, ["terminal", "revoke", "nobody"], output)).ShouldBe(1);
    }
}

/// <summary>By themselves: they use up the tries of this machine's address.</summary>
public sealed class TerminalTriesTests(IdentityPortal identity) : IClassFixture<IdentityPortal>
{
    [Fact]
    public async Task Who_tries_codes_is_slowed_down_whatever_browser_they_use()
    {
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            using var browser = identity.Browser();
            using var terminal = new TestTerminal(identity.Origin);
            using var answer = await terminal.EnrolAsync(browser, "23456-789AC");
            statuses.Add(answer.StatusCode);
        }
        statuses.Take(10).ShouldAllBe(status => status == HttpStatusCode.NotFound);
        statuses[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
