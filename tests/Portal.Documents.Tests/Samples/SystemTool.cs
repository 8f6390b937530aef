using System.Diagnostics;

namespace Portal.Documents.Tests.Samples;

/// <summary>Programs of the system that make or look at files for the tests.</summary>
internal static class SystemTool
{
    /// <summary>Calls with <c>IN</c> and <c>OUT</c> replaced by paths; gives the file the program wrote.</summary>
    internal static byte[] Convert(byte[] input, string inputExtension, string outputExtension, params string[] call)
    {
        var folder = Directory.CreateTempSubdirectory("portal-sample");
        try
        {
            var source = Path.Combine(folder.FullName, "in" + inputExtension);
            var target = Path.Combine(folder.FullName, "out" + outputExtension);
            File.WriteAllBytes(source, input);
            _ = Run(
                call[0],
                call.Skip(1)
                    .Select(part =>
                        part.Replace("IN", source, StringComparison.Ordinal)
                            .Replace("OUT", target, StringComparison.Ordinal)
                    )
            );
            return File.ReadAllBytes(target);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the program prints.</summary>
    internal static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBeOneOf([0, 3], errors.GetAwaiter().GetResult());
        return output;
    }

    private static System.Diagnostics.Process Start(string program, IEnumerable<string> arguments) =>
        System.Diagnostics.Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
}
