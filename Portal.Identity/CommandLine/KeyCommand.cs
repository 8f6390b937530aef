using Portal.Identity.Protocol;

namespace Portal.Identity.CommandLine;

internal static class KeyCommand
{
    public static async Task<int> RotateAsync(WebApplication host, IReadOnlyList<string> typed, TextWriter output)
    {
        await host.Services.GetRequiredService<ProtocolKeys>().RotateAsync(CancellationToken.None);
        await output.WriteLineAsync("New keys are in the database; hosts that run take them up within 20 seconds.");
        return Command.Done;
    }
}
