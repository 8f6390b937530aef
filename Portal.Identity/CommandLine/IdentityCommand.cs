using Portal.Database;

namespace Portal.Identity.CommandLine;

/// <summary>What an operator does at the machine itself: <c>identity WORDS</c>.</summary>
internal static class IdentityCommand
{
    private static readonly IReadOnlyList<Command> Commands =
    [
        .. AccountCommands.All,
        .. TerminalCommands.All,
        new(
            "keys rotate",
            "new keys sign; what old ones signed stays good as long as it lives",
            KeyCommand.RotateAsync
        ),
        new("help", "this page", (_, _, output) => HelpAsync(output)),
    ];

    public static async Task<int> RunAsync(string[] words, TextWriter output)
    {
        await using var host = IdentityHost.Build(["--urls", "http://127.0.0.1:0"]);
        await host.Services.GetRequiredService<SchemaMigrator>().MigrateAsync(CancellationToken.None);
        return await RunAsync(host, words, output);
    }

    public static async Task<int> RunAsync(WebApplication host, string[] words, TextWriter output)
    {
        foreach (var command in Commands)
        {
            if (command.Match(words) is { } typed)
            {
                return await command.RunAsync(host, typed, output);
            }
        }
        await HelpAsync(output);
        return Command.Misused;
    }

    private static async Task<int> HelpAsync(TextWriter output)
    {
        var width = Commands.Max(command => command.Usage.Length);
        foreach (var command in Commands)
        {
            await output.WriteLineAsync($"identity {command.Usage.PadRight(width)}  {command.Does}");
        }
        return Command.Done;
    }
}
