using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Database;
using Portal.Identity.Accounts;
using Portal.Identity.Enrolment;
using Portal.Identity.Sessions;

namespace Portal.Identity.CommandLine;

/// <summary>What an operator does at the machine itself: <c>identity staff add NAME</c>, <c>identity sessions list|end SUBJECT</c>, <c>identity break-glass create NAME</c>.</summary>
internal static class IdentityCommand
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misused = 2;

    public static async Task<int> RunAsync(string[] words, TextWriter output)
    {
        await using var host = IdentityHost.Build(["--urls", "http://127.0.0.1:0"]);
        await host.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        return await RunAsync(host, words, output);
    }

    public static async Task<int> RunAsync(WebApplication host, string[] words, TextWriter output)
    {
        await using var scope = host.Services.CreateAsyncScope();
        switch (words)
        {
            case ["staff", "add", var name]:
                return await AddAsync(scope.ServiceProvider, name, breakGlass: false, output);
            case ["break-glass", "create", var name]:
                return await AddAsync(scope.ServiceProvider, name, breakGlass: true, output);
            case ["sessions", "list", var subject] when Guid.TryParse(subject, out var id):
                return await ListAsync(scope.ServiceProvider, id, output);
            case ["sessions", "end", var subject]:
                // The protocol process tells the clients, so the host has to run.
                if (!host.Lifetime.ApplicationStarted.IsCancellationRequested)
                {
                    await host.StartAsync();
                }
                return await EndAsync(scope.ServiceProvider, subject, output);
            default:
                await output.WriteLineAsync(
                    """
                    identity staff add NAME            creates an account; its owner sets it up by the link that is printed
                    identity break-glass create NAME   the same for the day on which nobody else gets in
                    identity sessions list SUBJECT     where somebody is signed in
                    identity sessions end SUBJECT      signs somebody out everywhere
                    """
                );
                return Misused;
        }
    }

    private static async Task<int> AddAsync(IServiceProvider services, string name, bool breakGlass, TextWriter output)
    {
        var created = await services
            .GetRequiredService<Enrolments>()
            .CreateAsync(name, breakGlass, CancellationToken.None);
        if (created is not (var account, var secret))
        {
            await output.WriteLineAsync("The name is taken, or has other signs than letters, digits, '-' and '.'.");
            return Refused;
        }
        var origin = services.GetRequiredService<IOptions<IdentityOptions>>().Value.Origin;
        await output.WriteLineAsync($"Subject    {account.Id}");
        await output.WriteLineAsync($"Set-up     {origin}/einrichten/{secret}   (once, within three days)");
        return Done;
    }

    private static async Task<int> ListAsync(IServiceProvider services, Guid subject, TextWriter output)
    {
        var sessions = await services.GetRequiredService<AccountSessions>().ListAsync(subject, CancellationToken.None);
        foreach (var session in sessions)
        {
            await output.WriteLineAsync(
                $"{session.SignedInAt:u}  {string.Join('+', session.Means), -16} {session.DeviceName}"
            );
        }
        await output.WriteLineAsync($"{sessions.Count} sessions");
        return Done;
    }

    private static async Task<int> EndAsync(IServiceProvider services, string subject, TextWriter output)
    {
        if (await services.GetRequiredService<UserManager<Account>>().FindByIdAsync(subject) is not { } account)
        {
            await output.WriteLineAsync("There is no account with this subject.");
            return Refused;
        }
        await services
            .GetRequiredService<AccountSessions>()
            .EndAsync(account, one: null, except: null, CancellationToken.None);
        await output.WriteLineAsync("Signed out everywhere.");
        return Done;
    }
}
