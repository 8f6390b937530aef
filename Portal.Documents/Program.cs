using Portal.Documents.Bench;
using Portal.Documents.CommandLine;
using Portal.Documents.Process;

namespace Portal.Documents;

internal static class Program
{
    private const int WrongCall = 2;

    internal static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["reader", .. var rest]:
                return await ReaderProgram.RunAsync(rest.FirstOrDefault());
            case ["read", .. var rest] when ReadCommand.Parse(rest) is { } command:
                await command.RunAsync(Console.Out);
                return 0;
            case ["bench", "read", .. [] or ["--sabotage"]]:
                using (var bench = new ReadBench(Console.Out, sabotage: arguments is [.., "--sabotage"]))
                    await bench.RunAsync(CancellationToken.None);
                return 0;
            default:
                await Console.Error.WriteLineAsync("read --jsonl [--parallel N] [--out DIR] FILE…");
                return WrongCall;
        }
    }
}
