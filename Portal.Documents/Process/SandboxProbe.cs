using System.ComponentModel;
using System.Diagnostics;
using SystemProcess = System.Diagnostics.Process;

namespace Portal.Documents.Process;

/// <summary>Tries the sandbox once with a harmless program, because some kernels and containers refuse it.</summary>
internal static class SandboxProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    internal static ReaderHealth Check(ReaderOptions options)
    {
        var start = new ProcessStartInfo(options.Sandbox)
        {
            ArgumentList =
            {
                "--unshare-all",
                "--die-with-parent",
                "--ro-bind",
                "/usr",
                "/usr",
                "--symlink",
                "usr/lib",
                "/lib",
                "--symlink",
                "usr/lib64",
                "/lib64",
                "--proc",
                "/proc",
                "/usr/bin/true",
            },
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var probe = SystemProcess.Start(start)!;
            return probe.WaitForExit(Limit) && probe.ExitCode == 0
                ? new(Sandboxed: true, null)
                : new(Sandboxed: false, "The sandbox (bubblewrap) does not work on this machine.");
        }
        catch (Win32Exception)
        {
            return new(Sandboxed: false, "The sandbox (bubblewrap) is not installed.");
        }
    }
}
