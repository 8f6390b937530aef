using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Identity.CommandLine;

namespace Portal.Hosts.Tests.Identity;

/// <summary>A kiosk as its program is: a key of its own, and assertions signed with it.</summary>
internal sealed class TestTerminal(string address) : IDisposable
{
    private ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Client { get; private set; } = "";

    public string Id => Client["terminal-".Length..];

    public object Jwk => JwkOf(key);

    public static object JwkOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            kty = "EC",
            crv = "P-256",
            x = Base64Url.EncodeToString(point.X),
            y = Base64Url.EncodeToString(point.Y),
        };
    }

    /// <summary>Created on the command line, enrolled by its code.</summary>
    public static async Task<TestTerminal> EnrolledAsync(IdentityPortal identity)
    {
        var (_, code) = await CreateAsync(identity);
        var terminal = new TestTerminal(identity.Origin);
        using var browser = identity.Browser();
        using var answer = await terminal.EnrolAsync(browser, code);
        answer.EnsureSuccessStatusCode();
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        terminal.Client = told.GetProperty("client_id").GetString()!;
        return terminal;
    }

    public static async Task<(string Id, string Code)> CreateAsync(IdentityPortal identity)
    {
        var printed = await RunAsync(identity, "terminal", "create", "Familienzentrum Lindenbach");
        var lines = printed
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        return (lines[0][1], lines[1][1]);
    }

    public static async Task<string> RunAsync(IdentityPortal identity, params string[] words)
    {
        using var output = new StringWriter();
        (await IdentityCommand.RunAsync(identity.App, words, output)).ShouldBe(0);
        return output.ToString();
    }

    public Task<HttpResponseMessage> EnrolAsync(HttpClient browser, string code) =>
        browser.PostAsJsonAsync("/terminals/enrol", new { code, jwk = Jwk });

    /// <summary>Asks for <paramref name="next"/> to be its key; from then on it signs with that one.</summary>
    public async Task<HttpResponseMessage> ChangeKeyAsync(HttpClient browser, ECDsa next, string? assertion = null)
    {
        var answer = await browser.PostAsJsonAsync(
            "/terminals/keys",
            new { client_assertion = assertion ?? Assert(address + "/terminals/keys"), jwk = JwkOf(next) }
        );
        if (answer.IsSuccessStatusCode)
            key = next;
        return answer;
    }

    public Task<HttpResponseMessage> AskTokenAsync(HttpClient browser, ECDsa? with = null) =>
        browser.PostAsync(
            new Uri("/connect/token", UriKind.Relative),
            new FormUrlEncodedContent([
                new("grant_type", "client_credentials"),
                new("scope", "kiosk"),
                new("client_id", Client),
                new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                new("client_assertion", Assert(address, with: with)),
            ])
        );

    public async Task<string> TokenAsync(HttpClient browser)
    {
        using var answer = await AskTokenAsync(browser);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    public string Assert(string audience, string algorithm = "ES256", TimeSpan? lives = null, ECDsa? with = null)
    {
        var now = DateTimeOffset.UtcNow;
        var claims = new
        {
            iss = Client,
            sub = Client,
            aud = audience,
            iat = now.ToUnixTimeSeconds(),
            exp = (now + (lives ?? TimeSpan.FromMinutes(1))).ToUnixTimeSeconds(),
            jti = Guid.NewGuid().ToString("N"),
        };
        var signed = $"{Part(new { alg = algorithm })}.{Part(claims)}";
        var signature = (with ?? key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => key.Dispose();

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
