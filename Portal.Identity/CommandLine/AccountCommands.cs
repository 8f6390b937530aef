using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Identity.Accounts;
using Portal.Identity.Enrolment;
using Portal.Identity.Sessions;

namespace Portal.Identity.CommandLine;

internal static class AccountCommands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new(
            "staff add NAME",
            "creates an account; its owner sets it up by the link that is printed",
            (host, typed, output) => AddAsync(host, typed[0], breakGlass: false, output)
        ),
        new(
            "break-glass create NAME",
            "the same for the day on which nobody else gets in",
            (host, typed, output) => AddAsync(host, typed[0], breakGlass: true, output)
        ),
        new("sessions list SUBJECT", "where somebody is signed in", ListAsync),
        new("sessions end SUBJECT", "signs somebody out everywhere", EndAsync),
    ];

    private static async Task<int> AddAsync(WebApplication host, string name, bool breakGlass, TextWriter output)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var created = await scope
            .ServiceProvider.GetRequiredService<Enrolments>()
            .CreateAsync(name, breakGlass, CancellationToken.None);
        if (created is not (var account, var secret))
        {
            await output.WriteLineAsync("The name is taken, or has other signs than letters, digits, '-' and '.'.");
            return Command.Refused;
        }
        var origin = scope.ServiceProvider.GetRequiredService<IOptions<IdentityOptions>>().Value.Origin;
        await output.WriteLineAsync($"Subject    {account.Id}");
        await output.WriteLineAsync($"Set-up     {origin}/einrichten/{secret}   (once, within three days)");
        return Command.Done;
    }

    private static async Task<int> ListAsync(WebApplication host, IReadOnlyList<string> typed, TextWriter output)
    {
        if (!Guid.TryParse(typed[0], out var subject))
        {
            await output.WriteLineAsync("That is no subject.");
            return Command.Misused;
        }
        await using var scope = host.Services.CreateAsyncScope();
        var sessions = await scope
            .ServiceProvider.GetRequiredService<AccountSessions>()
            .ListAsync(subject, CancellationToken.None);
        foreach (var session in sessions)
        {
            await output.WriteLineAsync(
                $"{session.SignedInAt:u}  {string.Join('+', session.Means), -16} {session.DeviceName}"
            );
        }
        await output.WriteLineAsync($"{sessions.Count} sessions");
        return Command.Done;
    }

    private static async Task<int> EndAsync(WebApplication host, IReadOnlyList<string> typed, TextWriter output)
    {
        // The protocol process tells the clients, so the host has to run.
        if (!host.Lifetime.ApplicationStarted.IsCancellationRequested)
        {
            await host.StartAsync();
        }
        await using var scope = host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByIdAsync(typed[0]) is not { } account)
        {
            await output.WriteLineAsync("There is no account with this subject.");
            return Command.Refused;
        }
        await scope
            .ServiceProvider.GetRequiredService<AccountSessions>()
            .EndAsync(account, one: null, except: null, CancellationToken.None);
        await output.WriteLineAsync("Signed out everywhere.");
        return Command.Done;
    }
}
