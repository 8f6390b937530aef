using Npgsql;
using Portal.Hosts.Tests.Identity;

namespace Portal.E2E.Running;

/// <summary>The published portal with its own database, papers and temporary folder; with sign-in beside it where a test needs one.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    // Where nothing listens: a test without sign-in does not get one by accident.
    private static readonly Uri Nowhere = new("http://localhost:1");

    private readonly string folder;
    private readonly string database;

    private PortalProcess(string folder, string database) => (this.folder, this.database) = (folder, database);

    public HostProcess Web { get; private init; } = null!;

    /// <summary>Null unless the test asked for it.</summary>
    public HostProcess? Identity { get; private init; }

    public Uri Address => Web.Address;

    public string Papers => Path.Combine(folder, "papers");

    public string Temporary => Path.Combine(folder, "tmp");

    public string Log => Web.Log;

    public int ProcessId => Web.ProcessId;

    /// <summary>Where residents may sign in too; there when sign-in is.</summary>
    private ForeignProvider? Foreign { get; init; }

    public NpgsqlDataSource Database { get; private init; } = null!;

    /// <param name="smallDisk">Papers lie on a file system of 8 MB that only this process sees.</param>
    public static async Task<PortalProcess> StartAsync(
        IReadOnlyDictionary<string, string>? overrides = null,
        bool ready = true,
        bool smallDisk = false,
        bool identity = false
    )
    {
        var place = Directory.CreateTempSubdirectory("portal-e2e-").FullName;
        Directory.CreateDirectory(Path.Combine(place, "tmp"));
        var name = $"e2e_{Guid.NewGuid():N}";
        await ServerAsync($"create database {name}");
        var connection = new NpgsqlConnectionStringBuilder(TestSettings.Postgres) { Database = name }.ConnectionString;
        var papers = Path.Combine(place, "papers");
        var port = HostProcess.FreePort();
        var signIn = identity
            ? new HostProcess(
                Path.Combine(TestSettings.IdentityApp, "Portal.Identity.dll"),
                HostProcess.FreePort(),
                Path.Combine(place, "identity.log"),
                Settings(place, connection, port, null)
            )
            : null;
        signIn?.Set("Portal__Identity__PublicAddress", signIn.Address.ToString());
        // Its sockets are no files to be searched for traces.
        signIn?.Set("TMPDIR", Directory.CreateDirectory(Path.Combine(place, "sockets")).FullName);
        var foreign = signIn is null ? null : await StartForeignAsync(signIn, place);
        var web = new HostProcess(
            Path.Combine(TestSettings.App, "Portal.Web.dll"),
            port,
            Path.Combine(place, "portal.log"),
            Settings(place, connection, port, signIn?.Address ?? Nowhere)
        )
        {
            Shell = smallDisk
                ? $"exec unshare --mount /bin/sh -c \"mkdir -p '{papers}' && mount -t tmpfs -o size=8m none '{papers}' && exec {{0}}\""
                : "exec {0}",
        };
        foreach (var (key, value) in overrides ?? new Dictionary<string, string>(StringComparer.Ordinal))
            web.Set(key, value);
        var portal = new PortalProcess(place, name)
        {
            Web = web,
            Identity = signIn,
            Foreign = foreign,
            Database = NpgsqlDataSource.Create(connection),
        };
        await Task.WhenAll(web.StartAsync(ready), signIn?.StartAsync() ?? Task.CompletedTask);
        return portal;
    }

    public void Set(string setting, string value) => Web.Set(setting, value);

    public Task StartAgainAsync(bool ready = true) => Web.StartAsync(ready);

    public Task KillAsync() => Web.KillAsync();

    /// <summary>Takes the database away, as when the server stops: connections break and new ones are refused.</summary>
    public async Task CutDatabaseAsync()
    {
        await ServerAsync($"alter database {database} with allow_connections false");
        await ServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}'");
    }

    public Task RestoreDatabaseAsync() => ServerAsync($"alter database {database} with allow_connections true");

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        if (Identity is not null)
            await Identity.DisposeAsync();
        if (Foreign is not null)
            await Foreign.DisposeAsync();
        await Database.DisposeAsync();
        await ServerAsync($"drop database {database} with (force)");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<ForeignProvider> StartForeignAsync(HostProcess identity, string place)
    {
        var secret = Path.Combine(place, "secrets", ForeignProvider.Client);
        await File.WriteAllTextAsync(secret, Guid.NewGuid().ToString("N"));
        var foreign = await ForeignProvider.StartAsync(
            TestSettings.Root,
            Path.Combine(TestSettings.IdentityApp, "Protocol", "server"),
            HostProcess.FreePort(),
            new Uri(identity.Address, "/extern/antwort"),
            await File.ReadAllTextAsync(secret)
        );
        identity.Set("Portal__External__Name", "Bürgerkonto");
        identity.Set("Portal__External__Authority", foreign.Issuer);
        identity.Set("Portal__External__ClientId", ForeignProvider.Client);
        identity.Set("Portal__External__SecretPath", secret);
        identity.Set("Portal__External__Levels__Substantial__0", "two");
        return foreign;
    }

    private static Dictionary<string, string> Settings(string place, string connection, int port, Uri? identity)
    {
        var secrets = Directory.CreateDirectory(Path.Combine(place, "secrets")).FullName;
        foreach (var client in new[] { "portal-residents", "portal-desk", "portal-api" })
        {
            var file = Path.Combine(secrets, client);
            if (!File.Exists(file))
                File.WriteAllText(file, Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N"));
        }
        return new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demonstration",
            ["Portal__Demonstration__Enabled"] = "true",
            ["Portal__Database__ConnectionString"] = connection,
            ["Portal__Identity__PublicAddress"] = identity?.ToString() ?? "",
            ["Portal__Identity__PortalAddress"] = $"http://localhost:{port}",
            ["Portal__Identity__SecretsPath"] = secrets,
            ["Portal__Storage__Path"] = Path.Combine(place, "papers"),
            ["Portal__Storage__MasterKeyPath"] = Path.Combine(place, "keys", "master"),
            ["TMPDIR"] = Path.Combine(place, "tmp"),
            ["OMP_THREAD_LIMIT"] = "1",
            // No debugging sockets among the files that are searched for traces.
            ["DOTNET_EnableDiagnostics"] = "0",
        };
    }

    private static async Task ServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(TestSettings.Postgres);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
