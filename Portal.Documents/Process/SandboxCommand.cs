using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Portal.Documents.Process;

/// <summary>The command that starts a reader in a room of its own: no network, read-only root, own processes, own temporary folder.</summary>
internal static class SandboxCommand
{
    /// <summary>Threads and processes of one reader. Counted inside the room, where the other programs of the user do not count.</summary>
    private static readonly string[] RoomLimits = ["/usr/bin/prlimit", "--nproc=256"];

    private static readonly string[] Merged = ["lib", "lib64", "bin", "sbin"];

    private static readonly string App = Path.GetDirectoryName(typeof(SandboxCommand).Assembly.Location)!;

    // Only these: the folder of a host also holds its settings.
    private static readonly string[] ProgramFiles = ["Portal.Documents.dll", "Portal.Documents.runtimeconfig.json"];

    private const string RoomProgram = "/app";

    // The folder that holds the dotnet program: <root>/shared/Microsoft.NETCore.App/<version>/.
    private static readonly string DotnetRoot = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
    );

    internal static ProcessStartInfo Build(ReaderOptions options, SandboxStrength strength)
    {
        var sandboxed = strength != SandboxStrength.None;
        var start = new ProcessStartInfo
        {
            FileName = "/usr/bin/prlimit",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        var seconds = ((int)options.TimeLimit.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        string[] command =
        [
            $"--cpu={seconds}",
            "--core=0",
            $"--fsize={options.TemporaryLimit.ToString(CultureInfo.InvariantCulture)}",
            .. sandboxed ? [options.Sandbox, .. Room(options, strength), .. RoomLimits] : Array.Empty<string>(),
            Path.Combine(DotnetRoot, "dotnet"),
            Path.Combine(sandboxed ? RoomProgram : App, ProgramFiles[0]),
            "reader",
            .. options.LanguageData is { } data ? [data] : Array.Empty<string>(),
        ];
        foreach (var argument in command)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in Variables())
            start.Environment[name] = value;
        return start;
    }

    /// <summary>bubblewrap's arguments up to the program.</summary>
    internal static IEnumerable<string> Room(ReaderOptions options, SandboxStrength strength) =>
        [
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
            .. strength == SandboxStrength.Full ? ["--unshare-user", "--disable-userns"] : Array.Empty<string>(),
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
            .. Visible(DotnetRoot),
            .. ProgramFiles.SelectMany(file =>
                (string[])["--ro-bind", Path.Combine(App, file), Path.Combine(RoomProgram, file)]
            ),
            .. options.LanguageData is { } data ? Visible(data) : [],
            "--size",
            options.TemporaryLimit.ToString(CultureInfo.InvariantCulture),
            "--tmpfs",
            "/tmp",
            "--remount-ro",
            "/",
            "--chdir",
            "/tmp",
        ];

    // What lies under /usr is there already; a second bind would need a place to stand on.
    private static string[] Visible(string folder) =>
        folder.StartsWith("/usr/", StringComparison.Ordinal) ? [] : ["--ro-bind", folder, folder];

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
