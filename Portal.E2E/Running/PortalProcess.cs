using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Portal.E2E.Running;

/// <summary>The published portal as a process of its own, with its own database, papers and temporary folder.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly string folder;
    private readonly string database;
    private readonly Dictionary<string, string> settings;
    private Process? process;

    private PortalProcess(string folder, string database, Dictionary<string, string> settings) =>
        (this.folder, this.database, this.settings) = (folder, database, settings);

    public Uri Address { get; private init; } = null!;

    public string Papers => Path.Combine(folder, "papers");

    public string Temporary => Path.Combine(folder, "tmp");

    public string Log => Path.Combine(folder, "portal.log");

    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The portal is not running.");

    public NpgsqlDataSource Database { get; private init; } = null!;

    /// <summary>Whether the papers lie on a file system of 8 MB that only this process sees.</summary>
    private bool SmallDisk { get; init; }

    public static async Task<PortalProcess> StartAsync(
        IReadOnlyDictionary<string, string>? overrides = null,
        bool ready = true,
        bool smallDisk = false
    )
    {
        var place = Directory.CreateTempSubdirectory("portal-e2e-").FullName;
        Directory.CreateDirectory(Path.Combine(place, "tmp"));
        var name = $"e2e_{Guid.NewGuid():N}";
        await ServerAsync($"create database {name}");
        var connection = new NpgsqlConnectionStringBuilder(TestSettings.Postgres) { Database = name }.ConnectionString;

        var port = FreePort();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demonstration",
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["Portal__Demonstration__Enabled"] = "true",
            ["Portal__Database__ConnectionString"] = connection,
            ["Portal__Storage__Path"] = Path.Combine(place, "papers"),
            ["Portal__Storage__MasterKeyPath"] = Path.Combine(place, "keys", "master"),
            ["TMPDIR"] = Path.Combine(place, "tmp"),
            ["OMP_THREAD_LIMIT"] = "1",
            // No debugging sockets among the files that are searched for traces.
            ["DOTNET_EnableDiagnostics"] = "0",
        };
        foreach (var (key, value) in overrides ?? new Dictionary<string, string>(StringComparer.Ordinal))
            environment[key] = value;
        var portal = new PortalProcess(place, name, environment)
        {
            SmallDisk = smallDisk,
            Address = new($"http://localhost:{port}"),
            Database = NpgsqlDataSource.Create(connection),
        };
        await portal.StartAgainAsync(ready);
        return portal;
    }

    public void Set(string setting, string value) => settings[setting] = value;

    /// <summary>Starts the process (again) on the same address with the same data and waits until it is ready, or only answers.</summary>
    public async Task StartAgainAsync(bool ready = true)
    {
        var start = SmallDisk
            ? new ProcessStartInfo("unshare")
            {
                ArgumentList =
                {
                    "--mount",
                    "/bin/sh",
                    "-c",
                    $"mkdir -p '{Papers}' && mount -t tmpfs -o size=8m none '{Papers}' && {Command}",
                },
            }
            : new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", Command } };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        process = Process.Start(start)!;
        using var http = new HttpClient { BaseAddress = Address };
        var probe = new Uri(ready ? "health/ready" : "health/live", UriKind.Relative);
        await Eventually.TrueAsync(() => AnswersAsync(http, probe), "the portal answers");
    }

    /// <summary>Takes the database away, as when the server stops: connections break and new ones are refused.</summary>
    public async Task CutDatabaseAsync()
    {
        await ServerAsync($"alter database {database} with allow_connections false");
        await ServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
    }

    public Task RestoreDatabaseAsync() => ServerAsync($"alter database {database} with allow_connections true");

    private string Command =>
        $"exec dotnet '{TestSettings.App}/Portal.Web.dll' --contentRoot '{TestSettings.App}' >>'{Log}' 2>&1";

    private async Task<bool> AnswersAsync(HttpClient http, Uri probe)
    {
        if (process!.HasExited)
            throw new InvalidOperationException(
                "The portal ended while starting:\n" + await File.ReadAllTextAsync(Log)
            );
        try
        {
            using var answer = await http.GetAsync(probe);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task ServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(TestSettings.Postgres);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await Database.DisposeAsync();
        await ServerAsync($"drop database {database} with (force)");
        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
