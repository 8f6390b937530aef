using System.Diagnostics;
using SystemProcess = System.Diagnostics.Process;

namespace Portal.Documents.Unpacking;

/// <summary>Runs a small program of the system inside the reader's room and takes what it prints.</summary>
internal static class Tool
{
    private const string ProcessorSeconds = "--cpu=8";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    internal static ToolResult Run(string program, params IEnumerable<string> arguments)
    {
        using var tool = Start(program, arguments);
        using var output = new MemoryStream();
        tool.Output.CopyTo(output);
        var (exitCode, errors) = tool.Finish();
        return new(exitCode, output.ToArray(), errors);
    }

    /// <summary>Starts the program; what it prints is read while it runs.</summary>
    internal static RunningTool Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/prlimit", [ProcessorSeconds, program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return new(
            SystemProcess.Start(start) ?? throw new InvalidOperationException($"{program} did not start."),
            Limit
        );
    }
}

internal sealed record ToolResult(int ExitCode, byte[] Output, string Errors);

internal sealed class RunningTool : IDisposable
{
    private readonly SystemProcess process;
    private readonly Timer timer;
    private readonly Task<string> errors;

    internal RunningTool(SystemProcess process, TimeSpan limit)
    {
        this.process = process;
        timer = new(_ => process.Kill(), null, limit, Timeout.InfiniteTimeSpan);
        errors = process.StandardError.ReadToEndAsync();
    }

    internal Stream Output => process.StandardOutput.BaseStream;

    internal (int ExitCode, string Errors) Finish()
    {
        process.WaitForExit();
        return (process.ExitCode, errors.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        timer.Dispose();
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
