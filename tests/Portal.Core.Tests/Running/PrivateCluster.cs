using System.Diagnostics;
using System.Globalization;

namespace Portal.Core.Tests.Running;

/// <summary>A PostgreSQL server of the test's own on a Unix socket; as root it runs as "postgres", because PostgreSQL refuses root.</summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private static readonly bool AsRoot = Environment.UserName == "root";

    private readonly string folder;

    private PrivateCluster(string folder) => this.folder = folder;

    public string ConnectionString => $"Host={folder};Username=app;Database=postgres";

    private string Cluster => Path.Combine(folder, "data");

    public static async Task<PrivateCluster> StartAsync()
    {
        // The path of a Unix socket must be short, and the folder belongs to whom the server runs as.
        var cluster = new PrivateCluster((await RunAsync("mktemp", "-d", "/var/tmp/portal-test-XXXXXX")).Trim());
        await RunAsync(
            Program("initdb"),
            ["-D", cluster.Cluster, "-A", "trust", "-U", "app", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync"]
        );
        await cluster.ControlAsync("start");
        return cluster;
    }

    /// <summary>As after a power cut: connections break, recovery runs, clients have to come back.</summary>
    public Task RestartAsync() => ControlAsync("restart", "-m", "immediate");

    public async ValueTask DisposeAsync()
    {
        await ControlAsync("stop", "-m", "immediate");
        await RunAsync("rm", "-rf", folder);
    }

    private Task<string> ControlAsync(params string[] command) =>
        RunAsync(
            Program("pg_ctl"),
            [
                .. command,
                "-D",
                Cluster,
                "-w",
                "-s",
                "-l",
                Path.Combine(folder, "server.log"),
                .. command[0] == "stop"
                    ? Array.Empty<string>()
                    :
                    [
                        "-o",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=200"
                        ),
                    ],
            ]
        );

    private static string Program(string name) =>
        Directory
            .GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))
            .Select(version => Path.Combine(version, "bin", name))
            .First(File.Exists);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(AsRoot ? "runuser" : program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        if (AsRoot)
            Array.ForEach(["-u", "postgres", "--", program], start.ArgumentList.Add);
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        // A started server keeps its parent's pipes open, so only the first line of what it says is of use.
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        return program == "mktemp" ? await process.StandardOutput.ReadToEndAsync() : "";
    }
}
