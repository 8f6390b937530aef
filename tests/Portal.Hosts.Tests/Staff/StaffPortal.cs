using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Core.Residents;
using Portal.Core.Sessions;
using Portal.Core.Staff;
using Portal.Documents;
using Portal.Hosts.Tests.Ui;
using Portal.Web;
using Portal.Web.Security;
using Portal.Web.SignIn;
using Portal.Web.Staff;
using Portal.Web.Staff.SignIn;

namespace Portal.Hosts.Tests.Staff;

/// <summary>The whole portal on loopback, with a database and papers of its own.</summary>
public class StaffPortal : IAsyncLifetime
{
    private static readonly string Server =
        Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "PORTAL_TEST_POSTGRES is not set: start these tests with ./portal test."
        );

    private readonly string _database = $"staff_{Guid.NewGuid():N}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-staff-");

    public WebApplication App { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    protected virtual bool Demonstration => true;

    public async ValueTask InitializeAsync()
    {
        await ExecuteAsync($"create database {_database}");
        App = Build("http://127.0.0.1:0");
        await App.StartAsync();
        Address = new Uri(App.Urls.First());
    }

    public WebApplication Build(string listenOn) =>
        WebHost.Build(
            ["--applicationName", "Portal.Web", "--environment", "Demonstration", "--urls", listenOn],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddConfiguration(UiServices.Demonstration);
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["Portal:Identity:PublicAddress"] = "http://localhost:1",
                        ["Portal:Identity:PortalAddress"] = "http://localhost:2",
                        ["Portal:Identity:SecretsPath"] = Secrets(),
                        ["Portal:Demonstration:Enabled"] = Demonstration ? "true" : "false",
                        ["Portal:Database:ConnectionString"] = ConnectionString,
                        ["Portal:Storage:Path"] = Path.Combine(_folder.FullName, "papers"),
                        ["Portal:Storage:MasterKeyPath"] = Path.Combine(_folder.FullName, "keys", "master"),
                    }
                );
                Configure(builder);
            }
        );

    protected virtual void Configure(WebApplicationBuilder builder) { }

    private string Secrets()
    {
        var folder = _folder.CreateSubdirectory("secrets").FullName;
        foreach (var audience in Audience.All)
            File.WriteAllText(Path.Combine(folder, audience.Client), "a secret of this test alone");
        return folder;
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>A browser that keeps cookies and shows redirects instead of following them.</summary>
    public HttpClient Browser(bool forPerson = true, CookieContainer? cookies = null)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() };
        var browser = new HttpClient(handler) { BaseAddress = Address };
        browser.DefaultRequestHeaders.Add("Accept", forPerson ? "text/html" : "*/*");
        browser.DefaultRequestHeaders.Add("Accept-Language", "de");
        return browser;
    }

    /// <summary>As after a sign-in at the provider, without the way there.</summary>
    public async Task<HttpClient> SignedInAsync(StaffRole role = StaffRole.Leistung)
    {
        var members = await Get<IStaffDirectory>().ListAsync(CancellationToken.None);
        var member = members.First(one => one.Role == role.ToString());
        return await SignedInAsync(Audience.Staff, StaffCookie.Name, StaffClaims.For(member).Claims);
    }

    /// <summary>A resident whose account is bound to the person, by a letter if it was not yet.</summary>
    public async Task<HttpClient> SignedInAsync(Guid personId, string level = "substantial")
    {
        var subject =
            await Get<IPersons>().FindSubjectAsync(personId, CancellationToken.None) ?? await BindAsync(personId);
        return await SignedInAsync(
            Audience.Residents,
            ResidentCookie.Name,
            [
                new Claim(ResidentClaims.Person, personId.ToString()),
                new Claim(SessionClaims.Subject, subject.ToString()),
                new Claim(SessionClaims.Level, level),
            ]
        );
    }

    private async Task<Guid> BindAsync(Guid personId)
    {
        var codes = Get<ILetterCodes>();
        var letter = await codes.IssueForAccountAsync(personId, "annika-silberweide", CancellationToken.None);
        var opened = await codes.OpenAsync(letter!.Code.ToString(), new(null, null), CancellationToken.None);
        var subject = Guid.NewGuid();
        await codes.BindAsync(((LetterResult.Opened)opened).CodeId, subject, CancellationToken.None);
        return subject;
    }

    private async Task<HttpClient> SignedInAsync(Audience audience, string cookie, IEnumerable<Claim> claims)
    {
        var session = await Get<ISignInSessions>()
            .BeginAsync(
                audience.Name,
                Guid.NewGuid(),
                Guid.NewGuid().ToString(),
                audience.Lifetime,
                CancellationToken.None
            );
        var identity = new ClaimsIdentity(
            [.. claims, new Claim(SessionClaims.Session, session.ToString())],
            audience.Cookie,
            ClaimTypes.Name,
            ClaimTypes.Role
        );
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), audience.Cookie);
        ticket.Properties.IssuedUtc = DateTimeOffset.UtcNow;
        ticket.Properties.ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1);
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(audience.Cookie);
        var cookies = new CookieContainer();
        cookies.Add(Address, new Cookie(cookie, options.TicketDataFormat.Protect(ticket)));
        return Browser(forPerson: true, cookies);
    }

    /// <summary>Sends one file as a resident does and waits until the reader is done with it.</summary>
    public async Task<Guid> ReceiveAsync(string fileName, byte[] content, CancellationToken cancellationToken)
    {
        var inbox = Get<IInbox>();
        var submissions = Get<ISubmissions>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        await using var changes = inbox.WatchAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        var next = changes.MoveNextAsync();
        var draft = await submissions.StartAsync("de", patience.Token);
        await submissions.SavePersonAsync(draft, new("Samira", "Nasrin", null, null), patience.Token);
        using var file = new MemoryStream(content);
        var added = await submissions.AddFileAsync(draft, null, fileName, file, patience.Token);
        var paperId = added.ShouldBeOfType<AddFileResult.Added>().PaperId;
        (await submissions.SealAsync(draft, patience.Token)).ShouldBeOfType<SealResult.Sealed>();
        while (!await IsDoneAsync(inbox, paperId, patience.Token))
        {
            await next;
            next = changes.MoveNextAsync();
        }

        patience.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(next.AsTask());
        return paperId;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await ExecuteAsync($"drop database {_database} with (force)");
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private string ConnectionString =>
        new NpgsqlConnectionStringBuilder(Server) { Database = _database }.ConnectionString;

    public async Task ChangeAsync(string sql)
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> IsDoneAsync(IInbox inbox, Guid paperId, CancellationToken cancellationToken) =>
        (await inbox.ListAsync(new InboxQuery(), cancellationToken)).Any(item =>
            item.PaperId == paperId && item.State is PaperState.Read or PaperState.NeedsAttention
        );

    private static async Task ExecuteAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(Server);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>As in production: nobody switched the demonstration on.</summary>
public sealed class OrdinaryPortal : StaffPortal
{
    protected override bool Demonstration => false;
}
