using System.Diagnostics;
using Npgsql;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>The protocol process is killed as hard as can be, and nobody in front of a browser notices.</summary>
public sealed class ProtocolDeathTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Journeys.DeskSignIn, Journeys.Annika, Journeys.Desk)]
    [InlineData(Journeys.MineSignIn, Journeys.Samira, Journeys.Mine)]
    public async Task Before_the_sign_in_begins(string begin, string person, string end)
    {
        using var browser = hosts.Browser();
        Kill();
        await browser.SignInAsync(begin, person);
        ArrivesUnharmed(browser, end);
    }

    [Theory]
    [InlineData(Journeys.DeskSignIn, Journeys.Annika, Journeys.Desk)]
    [InlineData(Journeys.MineSignIn, Journeys.Samira, Journeys.Mine)]
    public async Task On_the_sign_in_page(string begin, string person, string end)
    {
        using var browser = hosts.Browser();
        await browser.GoAsync(begin);
        Kill();
        await browser.PressAsync(Journeys.ButtonOf(person));
        ArrivesUnharmed(browser, end);
    }

    [Theory]
    [InlineData("/connect/authorize")]
    [InlineData("/interaction/")]
    [InlineData("/dienstkonto/anmeldung")]
    public async Task Just_before_any_step_of_the_way(string step)
    {
        using var browser = hosts.Browser();
        var killed = 0;
        browser.Before = next =>
        {
            if (next.AbsolutePath.StartsWith(step, StringComparison.Ordinal) && killed++ < 2)
                Kill();
        };
        await browser.SignInAtDeskAsync();
        killed.ShouldBeGreaterThan(0);
        ArrivesUnharmed(browser, Journeys.Desk);
    }

    [Fact]
    public async Task Between_the_choice_and_the_answer()
    {
        using var browser = hosts.Browser();
        browser.HaltAt = next =>
            next.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal) && browser.Page is not null;
        await browser.SignInAtDeskAsync();
        Kill();
        await browser.GoOnAsync();
        ArrivesUnharmed(browser, Journeys.Desk);
    }

    /// <summary>The exchange hangs in the database, so that the process dies with the request in its hands.</summary>
    [Fact]
    public async Task In_the_middle_of_the_token_exchange()
    {
        using var browser = hosts.Browser();
        browser.HaltAt = next => next.AbsolutePath.EndsWith("/anmeldung", StringComparison.Ordinal);
        await browser.SignInAtDeskAsync();

        await using var database = NpgsqlDataSource.Create(hosts.ConnectionString);
        await using var holder = await database.OpenConnectionAsync(Cancellation);
        await using (var hold = await holder.BeginTransactionAsync(Cancellation))
        {
            await using (var command = holder.CreateCommand())
            {
                command.CommandText = "lock table identity.protocol_record in access exclusive mode";
                await command.ExecuteNonQueryAsync(Cancellation);
            }
            var exchange = browser.GoOnAsync();
            while (!await ProtocolWaitsAsync(database))
                exchange.IsCompleted.ShouldBeFalse();
            Kill();
            await hold.RollbackAsync(Cancellation);
            await exchange;
        }
        ArrivesUnharmed(browser, Journeys.Desk);
    }

    private static void ArrivesUnharmed(Browser browser, string end)
    {
        browser.ShouldHaveSeenNoError();
        browser.ShouldBeAt(end);
    }

    private static async Task<bool> ProtocolWaitsAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            """
            select exists (
                select from pg_stat_activity
                where datname = current_database() and application_name = 'portal-protocol' and wait_event_type = 'Lock'
            )
            """
        );
        return await command.ExecuteScalarAsync(Cancellation) is true;
    }

    // A successor of one that was killed before may still be starting.
    private void Kill()
    {
        var protocol = BothHosts.ProtocolOf(hosts.Identity[0]);
        SpinWait.SpinUntil(() => protocol.ProcessId is not null, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        Kill(protocol.ProcessId!.Value);
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
