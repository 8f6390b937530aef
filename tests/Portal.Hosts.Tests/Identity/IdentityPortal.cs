using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Hosts.Tests.Ui;
using Portal.Identity;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

/// <summary>The host of identity on loopback, with a database of its own.</summary>
public class IdentityPortal : IAsyncLifetime
{
    public const string PortalAddress = "http://localhost:5999";

    private static readonly string Server =
        Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "PORTAL_TEST_POSTGRES is not set: start these tests with ./portal test."
        );

    private readonly string database = $"identity_{Guid.NewGuid():N}";

    private readonly DirectoryInfo secrets = Directory.CreateTempSubdirectory("portal-identity-");

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Origin that passkeys are made for: addresses of machines have none.</summary>
    public string Origin => $"http://localhost:{Address.Port}";

    public string SecretsPath => secrets.FullName;

    internal RememberedInteractions Interactions { get; } = new();

    /// <summary>Known before the host starts: others are told where it will be.</summary>
    protected int Port { get; private set; }

    protected virtual bool Demonstration => true;

    public async ValueTask InitializeAsync()
    {
        await ExecuteAsync($"create database {database}");
        foreach (var client in new[] { Clients.Residents, Clients.Desk, Clients.Api })
            await File.WriteAllTextAsync(Path.Combine(secrets.FullName, client), Guid.NewGuid().ToString("N"));
        Port = FreePort();
        await PrepareAsync();
        App = Build(Port, [.. Settings]);
        await App.StartAsync();
        await App.Services.GetRequiredService<ProtocolProcess>().ReadyAsync(CancellationToken.None);
        Address = new Uri($"http://localhost:{Port}");
    }

    public WebApplication Build(int port, params (string Key, string? Value)[] settings) =>
        IdentityHost.Build(
            [
                "--applicationName",
                "Portal.Identity",
                "--environment",
                "Demonstration",
                "--urls",
                $"http://127.0.0.1:{port}",
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddConfiguration(UiServices.Demonstration);
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Portal:Demonstration:Enabled"] = Demonstration ? "true" : "false",
                        ["Portal:Database:ConnectionString"] = ConnectionString,
                        ["Portal:Identity:PortalAddress"] = PortalAddress,
                        ["Portal:Identity:SecretsPath"] = secrets.FullName,
                        ["Portal:Identity:ProtocolPath"] = Repository.PathTo("Portal.Identity", "Protocol", "server"),
                        ["Portal:Identity:PublicAddress"] = $"http://localhost:{port}",
                    }
                );
                builder.Configuration.AddInMemoryCollection(
                    settings.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal)
                );
                builder.Services.AddSingleton<IInteractions>(Interactions);
                Configure(builder.Services);
            }
        );

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>A browser that keeps cookies and shows redirects instead of following them.</summary>
    public HttpClient Browser(string language = "de", string? userAgent = null)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        browser.DefaultRequestHeaders.Add("Accept-Language", language);
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        return browser;
    }

    public static async Task<IHtmlDocument> PageAsync(HttpClient browser, string address) =>
        await ResidentPages.PageAsync(await browser.GetAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Sends one of a page's forms as a browser does: its hidden fields and what was filled in.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string address,
        string form,
        params (string Name, string Value)[] answers
    )
    {
        var page = await PageAsync(browser, address);
        var sent = page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Single(one => NameOf(one) == form);
        return await PostAsync(browser, address, sent, answers);
    }

    public static Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string address,
        IHtmlFormElement form,
        params (string Name, string Value)[] answers
    )
    {
        var given = answers.Select(answer => answer.Name).ToHashSet(StringComparer.Ordinal);
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .Where(input => !given.Contains(input.Name!))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value));
        return browser.PostAsync(
            new Uri(address, UriKind.Relative),
            new FormUrlEncodedContent([
                .. fields,
                .. answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)),
            ])
        );
    }

    public static string? NameOf(IHtmlFormElement form) =>
        form.QuerySelector("input[name=_handler]")?.GetAttribute("value");

    public async Task<T?> AskAsync<T>(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await CleanUpAsync();
        await ExecuteAsync($"drop database {database} with (force)");
        secrets.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected virtual IEnumerable<(string Key, string? Value)> Settings => [];

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected virtual void Configure(IServiceCollection services) { }

    protected virtual ValueTask CleanUpAsync() => ValueTask.CompletedTask;

    private string ConnectionString =>
        new NpgsqlConnectionStringBuilder(Server)
        {
            Database = database,
            SearchPath = IdentityHost.Schema,
        }.ConnectionString;

    protected static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(Server);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>As in production: nobody switched the demonstration on.</summary>
public sealed class OrdinaryIdentity : IdentityPortal
{
    protected override bool Demonstration => false;
}

internal static class Redirects
{
    /// <summary>Path and query; pages redirect with the whole address, endpoints with a part.</summary>
    public static string PathOf(this Uri location) =>
        location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
}
