using System.Net;
using System.Security.Cryptography;

namespace Portal.Hosts.Tests.Identity;

public sealed class TerminalKeyTests(IdentityPortal identity) : IClassFixture<IdentityPortal>
{
    [Fact]
    public async Task A_new_key_is_good_at_once_and_the_old_one_for_ten_minutes_more()
    {
        using var browser = identity.Browser();
        using var terminal = await TestTerminal.EnrolledAsync(identity);
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (await terminal.ChangeKeyAsync(browser, old)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await terminal.ChangeKeyAsync(browser, next)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await terminal.AskTokenAsync(browser)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await terminal.AskTokenAsync(browser, with: old)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await identity.AskAsync<object>(
            "update terminal set keys_changed_at = keys_changed_at - interval '10 minutes' where id = $1",
            Guid.Parse(terminal.Id)
        );
        (await terminal.AskTokenAsync(browser)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await terminal.AskTokenAsync(browser, with: old)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var third = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var late = terminal.Assert(identity.Origin + "/terminals/keys", with: old);
        (await terminal.ChangeKeyAsync(browser, third, late)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_holder_of_the_key_changes_it()
    {
        using var browser = identity.Browser();
        using var terminal = await TestTerminal.EnrolledAsync(identity);
        using var mate = await TestTerminal.EnrolledAsync(identity);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var here = identity.Origin + "/terminals/keys";
        var good = terminal.Assert(here);
        string[] refused =
        [
            terminal.Assert(here, with: stranger),
            terminal.Assert(identity.Origin),
            terminal.Assert(identity.Origin + "/connect/token"),
            terminal.Assert(here, algorithm: "none"),
            terminal.Assert(here, algorithm: "HS256"),
            terminal.Assert(here, lives: TimeSpan.FromMinutes(-10)),
            terminal.Assert(here, lives: TimeSpan.FromDays(1)),
            good[..^4] + "AAAA",
            good[..(good.LastIndexOf('.') + 1)],
            "a.b.c",
            "",
        ];
        foreach (var assertion in refused)
            (await terminal.ChangeKeyAsync(browser, stranger, assertion)).StatusCode.ShouldBe(
                HttpStatusCode.Unauthorized
            );
        (await terminal.AskTokenAsync(browser, with: stranger)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await mate.AskTokenAsync(browser)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_assertion_changes_the_key_once()
    {
        using var browser = identity.Browser();
        using var terminal = await TestTerminal.EnrolledAsync(identity);
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var evil = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var assertion = terminal.Assert(identity.Origin + "/terminals/keys");
        (await terminal.ChangeKeyAsync(browser, next, assertion)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await terminal.ChangeKeyAsync(browser, evil, assertion)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await terminal.AskTokenAsync(browser, with: evil)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_revoked_terminal_gets_no_token_and_changes_no_key()
    {
        using var browser = identity.Browser();
        using var terminal = await TestTerminal.EnrolledAsync(identity);
        await TestTerminal.RunAsync(identity, "terminal", "revoke", terminal.Id);
        (await terminal.AskTokenAsync(browser)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        (await terminal.ChangeKeyAsync(browser, next)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
