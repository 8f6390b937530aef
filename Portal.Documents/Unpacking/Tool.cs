using System.Diagnostics;
using SystemProcess = System.Diagnostics.Process;

namespace Portal.Documents.Unpacking;

/// <summary>Runs a small program of the system inside the reader's room and takes what it prints.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    internal static ToolResult Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process =
            SystemProcess.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        using var timer = new Timer(_ => process.Kill(), null, Limit, Timeout.InfiniteTimeSpan);
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return new(process.ExitCode, output.ToArray(), errors.GetAwaiter().GetResult());
    }
}

internal sealed record ToolResult(int ExitCode, byte[] Output, string Errors);
