using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Portal.Documents.Process;

/// <summary>The command that starts a reader in a room of its own: no network, read-only root, own processes, own temporary folder.</summary>
internal static class SandboxCommand
{
    private static readonly string[] Merged = ["lib", "lib64", "bin", "sbin"];

    private static readonly string Program = Path.Combine(
        Path.GetDirectoryName(typeof(SandboxCommand).Assembly.Location)!,
        "Portal.Documents.dll"
    );

    // The folder that holds the dotnet program: <root>/shared/Microsoft.NETCore.App/<version>/.
    private static readonly string DotnetRoot = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
    );

    internal static ProcessStartInfo Build(ReaderOptions options, bool sandboxed)
    {
        var start = new ProcessStartInfo
        {
            FileName = "/usr/bin/prlimit",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        var seconds = ((int)options.TimeLimit.TotalSeconds * 2).ToString(CultureInfo.InvariantCulture);
        foreach (
            var argument in (string[])
                [
                    $"--cpu={seconds}",
                    "--core=0",
                    .. sandboxed ? Room(options) : [],
                    Path.Combine(DotnetRoot, "dotnet"),
                    Program,
                    "reader",
                    .. options.LanguageData is { } data ? [data] : Array.Empty<string>(),
                ]
        )
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in Variables())
            start.Environment[name] = value;
        return start;
    }

    private static IEnumerable<string> Room(ReaderOptions options)
    {
        var app = Path.GetDirectoryName(Program)!;
        return
        [
            options.Sandbox,
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--ro-bind",
            "/usr",
            "/usr",
            .. Merged.SelectMany(folder => (string[])["--symlink", $"usr/{folder}", $"/{folder}"]),
            "--ro-bind-try",
            "/etc/fonts",
            "/etc/fonts",
            "--ro-bind-try",
            "/var/cache/fontconfig",
            "/var/cache/fontconfig",
            "--proc",
            "/proc",
            "--dev",
            "/dev",
            "--ro-bind",
            DotnetRoot,
            DotnetRoot,
            "--ro-bind",
            app,
            app,
            .. options.LanguageData is { } data ? (string[])["--ro-bind", data, data] : [],
            "--size",
            options.TemporaryLimit.ToString(CultureInfo.InvariantCulture),
            "--tmpfs",
            "/tmp",
            "--chdir",
            "/tmp",
        ];
    }

    private static IEnumerable<(string Name, string Value)> Variables() =>
        [
            ("PATH", "/usr/bin:/bin"),
            ("HOME", "/tmp"),
            ("TMPDIR", "/tmp"),
            ("LANG", "C.UTF-8"),
            ("OMP_THREAD_LIMIT", "1"),
            ("DOTNET_ROOT", DotnetRoot),
            ("DOTNET_EnableDiagnostics", "0"),
            ("DOTNET_gcConcurrent", "0"),
            ("DOTNET_TieredPGO", "0"),
            ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
        ];
}
