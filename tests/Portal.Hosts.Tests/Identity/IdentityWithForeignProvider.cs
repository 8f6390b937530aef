using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.Identity;

/// <summary>The host of identity beside a foreign provider; what it logs is kept.</summary>
public class IdentityWithForeignProvider : IdentityPortal
{
    private readonly string _secret = Path.GetTempFileName();
    private ForeignProvider _provider = null!;

    internal ConcurrentQueue<string> Logged { get; } = [];

    protected virtual string Algorithm => "ES256";

    protected override IEnumerable<(string Key, string? Value)> Settings =>
        [
            ("Portal:External:Name", "Bürgerkonto"),
            ("Portal:External:Authority", _provider.Issuer),
            ("Portal:External:ClientId", ForeignProvider.Client),
            ("Portal:External:SecretPath", _secret),
            ("Portal:External:Levels:Low:0", "one"),
            ("Portal:External:Levels:Substantial:0", "two"),
            ("Portal:External:Levels:High:0", "three"),
            ("Portal:External:MinimumLevel", "Substantial"),
        ];

    protected override async Task PrepareAsync()
    {
        await File.WriteAllTextAsync(_secret, "a secret of this test alone");
        _provider = await ForeignProvider.StartAsync(
            FreePort(),
            new Uri($"http://localhost:{Port}/extern/antwort"),
            "a secret of this test alone",
            Algorithm
        );
    }

    protected override void Configure(IServiceCollection services) =>
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Keeper(Logged)));

    protected override async ValueTask CleanUpAsync()
    {
        await _provider.DisposeAsync();
        File.Delete(_secret);
    }

    /// <summary>The provider is gone, as after a power cut. For tests with a host of their own.</summary>
    internal Task CutProviderAsync() => _provider.StopAsync();

    /// <summary>Goes where our answer leads, says on the provider's form who comes, and stops before our own page that takes it.</summary>
    internal async Task<Uri> GoAsync(
        HttpClient browser,
        string begin,
        string subject,
        string level = "two",
        string trick = "",
        string act = "go"
    )
    {
        var form = await FollowAsync(browser, new Uri(begin, UriKind.RelativeOrAbsolute), stop: "/who/");
        using var said = new FormUrlEncodedContent([
            new("sub", subject),
            new("acr", level),
            new("trick", trick),
            new("act", act),
        ]);
        using var answer = await browser.PostAsync(form, said);
        return await FollowAsync(browser, new Uri(form, answer.Headers.Location!), stop: "/extern/antwort");
    }

    /// <summary>The same, and lets our page take the answer; the address our page leads to.</summary>
    internal async Task<Uri> ComeBackAsync(
        HttpClient browser,
        string begin,
        string subject,
        string level = "two",
        string trick = "",
        string act = "go"
    ) => await TakeAsync(browser, await GoAsync(browser, begin, subject, level, trick, act));

    internal async Task<Uri> TakeAsync(HttpClient browser, Uri answer)
    {
        using var taken = await browser.GetAsync(answer);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return new Uri(Address, taken.Headers.Location!);
    }

    /// <summary>An account with a passkey, signed in in this browser.</summary>
    internal async Task<Guid> CreateAccountAsync(HttpClient browser)
    {
        var device = new SoftwareAuthenticator(Origin);
        var visit = Interactions.Begin(Clients.Residents, "create");
        var form = (IHtmlFormElement)
            (await PageAsync(browser, visit + "/neu/passkey")).QuerySelector("form[data-passkey]")!;
        await PostAsync(browser, visit + "/neu/passkey", form, ("antwort", device.Create(form.Dataset["options"]!)));
        return Interactions.Of(visit).Account;
    }

    /// <summary>The account that is signed in in this browser, linked with this person at the provider.</summary>
    internal async Task LinkAsync(HttpClient browser, string subject)
    {
        var back = await ComeBackAsync(browser, "/konto/neu/extern/los", subject);
        back.AbsolutePath.ShouldBe("/konto/neu/extern/fertig");
        (await SendAsync(browser, back.AbsolutePath, "link")).Headers.Location!.PathOf().ShouldBe("/konto");
    }

    /// <summary>Signs in by the provider as far as it goes; the address at the end.</summary>
    internal async Task<Uri> SignInAsync(HttpClient browser, string visit, string subject, string level = "two") =>
        await TakeAsync(browser, await ComeBackAsync(browser, visit + "/extern", subject, level));

    private async Task<Uri> FollowAsync(HttpClient browser, Uri address, string stop)
    {
        for (var next = new Uri(Address, address); ; )
        {
            if (next.AbsolutePath.StartsWith(stop, StringComparison.Ordinal))
                return next;
            using var answer = await browser.GetAsync(next);
            answer.Headers.Location.ShouldNotBeNull($"{next} leads nowhere");
            next = new Uri(next, answer.Headers.Location);
        }
    }

    private sealed class Keeper(ConcurrentQueue<string> logged) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Line(logged);

        public void Dispose() { }
    }

    private sealed class Line(ConcurrentQueue<string> logged) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => logged.Enqueue($"{formatter(state, exception)} {exception}");
    }
}

/// <summary>A provider that signs with RSA.</summary>
public sealed class IdentityWithRsaProvider : IdentityWithForeignProvider
{
    protected override string Algorithm => "RS256";
}
