using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Core.Tests.Running;

/// <summary>What a host builds with <c>AddPortalCore</c>, on a database and a store of its own.</summary>
internal sealed class TestPortal : IAsyncDisposable
{
    private readonly IHost host;
    private bool started;

    public TestPortal(
        string database,
        string folder,
        IPaperReader? reader = null,
        TimeProvider? time = null,
        params (string Key, string Value)[] settings
    )
    {
        Folder = folder;
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Portal:Database:ConnectionString"] = database,
                ["Portal:Storage:Path"] = StorePath,
                ["Portal:Storage:MasterKeyPath"] = Path.Combine(folder, "keys", "master"),
                ["Portal:Roles:0"] = "web",
            }
        );
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
        );
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs);
        if (reader is not null)
            builder.Services.AddSingleton(reader);
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddPortalCore(builder.Configuration, builder.Environment);
        host = builder.Build();
    }

    public static (string, string)[] ReaderRole { get; } = [("Portal:Roles:0", "reader")];

    public string Folder { get; }

    public string StorePath => Path.Combine(Folder, "papers");

    public CapturedLogs Logs { get; } = new();

    public ISubmissions Submissions => Get<ISubmissions>();

    public IInbox Inbox => Get<IInbox>();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    public Task CleanAsync() =>
        Get<IEnumerable<IHostedService>>()
            .OfType<Housekeeping>()
            .Single()
            .CleanAsync(TestContext.Current.CancellationToken);

    public async Task<TestPortal> StartAsync()
    {
        await host.StartAsync(TestContext.Current.CancellationToken);
        started = true;
        return this;
    }

    public async Task<T?> QueryAsync<T>(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Bytes of the files in the store, as they lie there.</summary>
    public IReadOnlyList<string> StoredFiles =>
        Directory.Exists(StorePath) ? Directory.GetFiles(StorePath, "*", SearchOption.AllDirectories) : [];

    public async ValueTask DisposeAsync()
    {
        if (started)
            await host.StopAsync(CancellationToken.None);
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
