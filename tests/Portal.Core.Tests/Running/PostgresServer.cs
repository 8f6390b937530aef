using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers;
using Portal.Database;

namespace Portal.Core.Tests.Running;

/// <summary>One server for all tests of the assembly, and a migrated database that every test gets a copy of.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Given = "PORTAL_TEST_POSTGRES";

    private readonly SemaphoreSlim copying = new(1);
    private readonly List<string> created = [];
    private readonly string template = "core_template_" + Guid.NewGuid().ToString("n")[..8];
    private PrivateCluster? own;
    private string server = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(Given) is { Length: > 0 } given)
        {
            server = given;
        }
        else
        {
            own = await PrivateCluster.StartAsync();
            server = own.ConnectionString;
        }
        await MigrateAsync(await CreateEmptyAsync(template));
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
            return;
        }
        foreach (var name in created)
            await ExecuteAsync(server, $"drop database if exists {name} with (force)");
    }

    /// <summary>A migrated database of one's own.</summary>
    public async Task<string> CreateAsync()
    {
        var name = "core_" + Guid.NewGuid().ToString("n")[..12];
        await copying.WaitAsync();
        try
        {
            await ExecuteAsync(server, $"create database {name} template {template} strategy file_copy");
            created.Add(name);
        }
        finally
        {
            copying.Release();
        }
        return To(name);
    }

    public async Task<string> CreateEmptyAsync(string? name = null)
    {
        name ??= "core_" + Guid.NewGuid().ToString("n")[..12];
        await ExecuteAsync(server, $"create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8'");
        created.Insert(0, name);
        return To(name);
    }

    public static async Task MigrateAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await new SchemaMigrator(
            database,
            SchemaMigration.EmbeddedIn(typeof(ISubmissions).Assembly),
            TimeProvider.System,
            NullLogger<SchemaMigrator>.Instance
        ).MigrateAsync(TestContext.Current.CancellationToken);
    }

    private string To(string name) =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
