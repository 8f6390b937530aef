using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>A person's browser: one jar of cookies, follows redirects from host to host, sends forms by their button.</summary>
internal sealed class Browser : IDisposable
{
    private const int LongestWay = 20;

    private readonly HttpClient client;

    public Browser(Uri start, string language = "de")
    {
        Address = start;
        Cookies = new CookieContainer { PerDomainCapacity = 200 };
        // Each request a line of its own, so that a balancer may send every one elsewhere.
        client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = Cookies,
                PooledConnectionLifetime = TimeSpan.Zero,
            }
        );
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public CookieContainer Cookies { get; }

    /// <summary>What the address line shows.</summary>
    public Uri Address { get; private set; }

    public HttpResponseMessage Answer { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Every answer on the way, redirects included.</summary>
    public List<(Uri Address, HttpStatusCode Status)> Way { get; } = [];

    /// <summary>Done before each request.</summary>
    public Action<Uri>? Before { get; set; }

    /// <summary>A redirect to such an address is not followed until <see cref="GoOnAsync"/>.</summary>
    public Func<Uri, bool>? HaltAt { get; set; }

    /// <summary>Where the browser halts.</summary>
    public Uri? Halted { get; private set; }

    public string Title => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public Task GoAsync(string address) => GoAsync(new Uri(Address, address));

    public async Task GoAsync(Uri address) => await FollowAsync(() => new(HttpMethod.Get, address));

    public Task GoOnAsync()
    {
        var next = Halted.ShouldNotBeNull();
        HaltAt = null;
        return GoAsync(next);
    }

    /// <summary>Presses the button that the selector finds; its form goes off with all it holds.</summary>
    public async Task PressAsync(string button, params (string Name, string Value)[] answers)
    {
        var pressed = Page.QuerySelector(button) as IHtmlButtonElement;
        pressed.ShouldNotBeNull($"{Address} {(int)Answer.StatusCode} {Title}");
        var form = pressed.Closest("form").ShouldBeAssignableTo<IHtmlFormElement>()!;
        var action = form.GetAttribute("action");
        var target = new Uri(Address, string.IsNullOrEmpty(action) ? Address.PathAndQuery : action);
        List<KeyValuePair<string, string>> fields =
        [
            .. form.QuerySelectorAll("input[type=hidden]")
                .OfType<IHtmlInputElement>()
                .Select(input => KeyValuePair.Create(input.Name!, input.Value)),
            .. answers.Select(answer => KeyValuePair.Create(answer.Name, answer.Value)),
        ];
        if (pressed.Name is { Length: > 0 } name)
            fields.Add(KeyValuePair.Create(name, pressed.Value));
        await FollowAsync(() => new(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Another browser that has the same cookies now.</summary>
    public Browser Copy()
    {
        var copy = new Browser(Address);
        foreach (Cookie cookie in Cookies.GetAllCookies())
            copy.Cookies.Add(
                new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain) { Expires = cookie.Expires }
            );
        return copy;
    }

    public void Dispose() => client.Dispose();

    private async Task FollowAsync(Func<HttpRequestMessage> first)
    {
        var request = first();
        Halted = null;
        for (var step = 0; ; step++)
        {
            step.ShouldBeLessThan(LongestWay, string.Join('\n', Way.TakeLast(LongestWay)));
            Address = request.RequestUri!;
            Before?.Invoke(Address);
            Answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Way.Add((Address, Answer.StatusCode));
            if (Answer.Headers.Location is not { } location)
                break;
            var next = new Uri(Address, location);
            if (HaltAt?.Invoke(next) is true)
            {
                Halted = next;
                return;
            }
            request = new HttpRequestMessage(HttpMethod.Get, next);
        }
        Page = new HtmlParser().ParseDocument(
            await Answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Address} {(int)Answer.StatusCode} {Title}");
}
