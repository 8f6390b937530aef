using Portal.Identity.Terminals;

namespace Portal.Identity.CommandLine;

internal static class TerminalCommands
{
    public static IReadOnlyList<Command> All { get; } =
    [
        new("terminal create NAME", "a new terminal, and the code it is enrolled with", CreateAsync),
        new("terminal list", "all terminals and how they stand", ListAsync),
        new(
            "terminal revoke ID",
            "a terminal that is lost or given away; within a minute nothing answers it",
            RevokeAsync
        ),
    ];

    private static async Task<int> CreateAsync(WebApplication host, IReadOnlyList<string> typed, TextWriter output)
    {
        var (id, code) = await Of(host).CreateAsync(typed[0], CancellationToken.None);
        await output.WriteLineAsync($"Terminal   {id}");
        await output.WriteLineAsync($"Code       {code}   (once, within seven days)");
        return Command.Done;
    }

    private static async Task<int> ListAsync(WebApplication host, IReadOnlyList<string> typed, TextWriter output)
    {
        var terminals = await Of(host).ListAsync(CancellationToken.None);
        foreach (var terminal in terminals)
        {
            await output.WriteLineAsync(
                $"{terminal.Id}  {terminal.State, -8}  {terminal.CreatedAt:yyyy-MM-dd}  {terminal.Name}"
            );
        }
        await output.WriteLineAsync($"{terminals.Count} terminals");
        return Command.Done;
    }

    private static async Task<int> RevokeAsync(WebApplication host, IReadOnlyList<string> typed, TextWriter output)
    {
        if (!Guid.TryParse(typed[0], out var id) || !await Of(host).RevokeAsync(id, CancellationToken.None))
        {
            await output.WriteLineAsync("There is no such terminal, or it is revoked already.");
            return Command.Refused;
        }
        await output.WriteLineAsync("Revoked.");
        return Command.Done;
    }

    private static TerminalRegister Of(WebApplication host) => host.Services.GetRequiredService<TerminalRegister>();
}
