using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Core.Tests.Running;
using Portal.Hosts.Tests.Ui;
using Portal.Identity;
using Portal.Identity.Protocol;
using Portal.Web;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>Portal.Web and Portal.Identity with its protocol process, as people meet them: two origins and one database.</summary>
public class BothHosts : IAsyncLifetime
{
    private static readonly string CommonServer =
        Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "PORTAL_TEST_POSTGRES is not set: start these tests with ./portal test."
        );

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-both-");

    public string Database { get; } = $"both_{Guid.NewGuid():N}";

    public IList<WebApplication> Web { get; } = [];

    public IList<WebApplication> Identity { get; } = [];

    public CapturedLogs Logs { get; } = new();

    public string SecretsPath => folder.FullName;

    public string ConnectionString => To(Database);

    internal Doorway ToWeb { get; } = new();

    internal Doorway ToIdentity { get; } = new();

    /// <summary>What Portal.Web takes for the time.</summary>
    internal MovableTime WebTime { get; } = new();

    internal MovableTime IdentityTime { get; } = new();

    /// <summary>How many of each run side by side.</summary>
    protected virtual int Instances => 1;

    protected virtual string Server => CommonServer;

    protected virtual IEnumerable<(string Key, string? Value)> IdentitySettings => [];

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        await OnServerAsync($"create database {Database}");
        foreach (var client in new[] { Clients.Residents, Clients.Desk, Clients.Api })
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, client), Guid.NewGuid().ToString("N"));
        for (var instance = 0; instance < Instances; instance++)
        {
            await StartAsync(Identity, BuildIdentity(), ToIdentity);
            await StartAsync(Web, BuildWeb(), ToWeb);
        }
        foreach (var identity in Identity)
            await ProtocolOf(identity).ReadyAsync(CancellationToken.None);
    }

    internal Browser Browser(string language = "de") => new(ToWeb.Address, language);

    internal static ProtocolProcess ProtocolOf(WebApplication identity) =>
        identity.Services.GetRequiredService<ProtocolProcess>();

    public T OfWeb<T>()
        where T : notnull => Web[0].Services.GetRequiredService<T>();

    public T OfIdentity<T>()
        where T : notnull => Identity[0].Services.GetRequiredService<T>();

    /// <summary>Asks the database itself; tables of sign-in are named with their schema.</summary>
    public async Task<IReadOnlyList<T>> AskAsync<T>(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(To(Database) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    /// <summary>As after a restart of the server: every connection is gone.</summary>
    public Task CutConnectionsAsync() =>
        OnServerAsync(
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Database}' and pid <> pg_backend_pid()"
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Web.Concat(Identity))
            await host.DisposeAsync();
        await ToWeb.DisposeAsync();
        await ToIdentity.DisposeAsync();
        await OnServerAsync($"drop database {Database} with (force)");
        await CleanUpAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected virtual ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    private WebApplication BuildWeb() =>
        WebHost.Build(
            ["--applicationName", "Portal.Web", "--environment", "Demonstration", "--urls", "http://127.0.0.1:0"],
            builder =>
                Configure(
                    builder,
                    WebTime,
                    ("Portal:Roles:0", "web"),
                    ("Portal:Storage:Path", Path.Combine(folder.FullName, "papers")),
                    ("Portal:Storage:MasterKeyPath", Path.Combine(folder.FullName, "keys", "master"))
                )
        );

    private WebApplication BuildIdentity() =>
        IdentityHost.Build(
            ["--applicationName", "Portal.Identity", "--environment", "Demonstration", "--urls", "http://127.0.0.1:0"],
            builder =>
                Configure(
                    builder,
                    IdentityTime,
                    [
                        ("Portal:Identity:ProtocolPath", Repository.PathTo("Portal.Identity", "Protocol", "server")),
                        .. IdentitySettings,
                    ]
                )
        );

    private void Configure(
        WebApplicationBuilder builder,
        TimeProvider time,
        params (string Key, string? Value)[] settings
    )
    {
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(Logs);
        builder.Logging.AddFilter("Portal", LogLevel.Trace).AddFilter("Microsoft", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Information);
        builder.Services.Replace(ServiceDescriptor.Singleton(time));
        builder.Configuration.AddConfiguration(UiServices.Demonstration);
        builder.Configuration.AddInMemoryCollection(
            settings
                .Concat([
                    ("Portal:Demonstration:Enabled", "true"),
                    ("Portal:Database:ConnectionString", To(Database)),
                    ("Portal:Identity:PublicAddress", ToIdentity.Address.AbsoluteUri),
                    ("Portal:Identity:PortalAddress", ToWeb.Address.AbsoluteUri),
                    ("Portal:Identity:SecretsPath", folder.FullName),
                ])
                .ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal)
        );
    }

    private static async Task StartAsync(IList<WebApplication> hosts, WebApplication host, Doorway doorway)
    {
        hosts.Add(host);
        await host.StartAsync();
        doorway.Instances = [.. doorway.Instances, new Uri(host.Urls.First())];
    }

    private string To(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private async Task OnServerAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(Server + ";Pooling=false");
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>As behind a balancer.</summary>
public sealed class TwoOfEach : BothHosts
{
    protected override int Instances => 2;
}

/// <summary>On a server of its own, because it is taken down.</summary>
public sealed class OnOwnServer : BothHosts
{
    private PrivateCluster cluster = null!;

    protected override string Server => cluster.ConnectionString;

    public Task RestartAsync() => cluster.RestartAsync();

    protected override async Task PrepareAsync() => cluster = await PrivateCluster.StartAsync();

    protected override ValueTask CleanUpAsync() => cluster.DisposeAsync();
}
