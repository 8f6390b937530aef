using System.ComponentModel;
using System.Diagnostics;
using SystemProcess = System.Diagnostics.Process;

namespace Portal.Documents.Process;

/// <summary>What of the sandbox the machine allows.</summary>
internal enum SandboxStrength
{
    None,

    /// <summary>Everything but the ban on further user namespaces, which some containers do not let us set.</summary>
    Nested,
    Full,
}

/// <summary>Tries the room once with a harmless program, because some kernels and containers refuse it.</summary>
internal static class SandboxProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    internal static (ReaderHealth Health, SandboxStrength Strength) Check(ReaderOptions options)
    {
        foreach (var strength in (SandboxStrength[])[SandboxStrength.Full, SandboxStrength.Nested])
        {
            try
            {
                if (Works(options, strength))
                    return (new(Sandboxed: true, null), strength);
            }
            catch (Win32Exception)
            {
                return (new(Sandboxed: false, "The sandbox (bubblewrap) is not installed."), SandboxStrength.None);
            }
        }
        return (new(Sandboxed: false, "The sandbox (bubblewrap) does not work on this machine."), SandboxStrength.None);
    }

    private static bool Works(ReaderOptions options, SandboxStrength strength)
    {
        var start = new ProcessStartInfo(options.Sandbox, [.. SandboxCommand.Room(options, strength), "/usr/bin/true"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var probe = SystemProcess.Start(start)!;
        if (probe.WaitForExit(Limit))
            return probe.ExitCode == 0;
        probe.Kill(entireProcessTree: true);
        return false;
    }
}
