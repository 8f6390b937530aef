using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Identity.Protocol;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>OpenID Connect Back-Channel Logout 1.0, section 2.6: only a token made for this portal, for this end, by the provider.</summary>
public sealed class LogoutTokenTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("signature")]
    [InlineData("key")]
    [InlineData("none")]
    [InlineData("client")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("events")]
    [InlineData("nonce")]
    [InlineData("old")]
    [InlineData("nobody")]
    [InlineData("type")]
    public async Task A_logout_token_with_one_thing_wrong_ends_nothing(string wrong)
    {
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        var token = await TokenAsync(await SidAsync(), wrong);
        (await SendAsync(token)).ShouldBe(HttpStatusCode.BadRequest);
        (await browser.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_token_with_nothing_wrong_ends_the_session()
    {
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        (await SendAsync(await TokenAsync(await SidAsync(), wrong: ""))).ShouldBe(HttpStatusCode.OK);
        (await browser.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.e30.")]
    public async Task What_is_no_token_is_refused(string token) =>
        (await SendAsync(token)).ShouldBe(HttpStatusCode.BadRequest);

    private async Task<HttpStatusCode> SendAsync(string token)
    {
        using var provider = new HttpClient { BaseAddress = hosts.ToWeb.Address };
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        return (await provider.PostAsync("/dienstkonto/sitzung-beendet", body, Cancellation)).StatusCode;
    }

    private async Task<string> SidAsync() =>
        (await hosts.AskAsync<string>("select sid from sign_in_session order by started_at desc limit 1")).Single();

    private async Task<string> TokenAsync(string sid, string wrong)
    {
        var keys = await hosts.OfIdentity<ProtocolKeys>().LoadAsync(Cancellation);
        var own = JsonNode.Parse(JsonSerializer.Serialize(keys.Signing))!.AsArray()[0]!;
        using var key = Import(own);
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - (wrong is "old" ? 3600 : 0);
        var header = new JsonObject
        {
            ["alg"] = wrong is "none" ? "none" : "ES256",
            ["typ"] = wrong is "type" ? "JWT" : "logout+jwt",
            ["kid"] = own["kid"]!.GetValue<string>() + (wrong is "key" ? "x" : ""),
        };
        var claims = new JsonObject
        {
            ["iss"] = wrong is "issuer"
                ? "https://boese.example"
                : hosts.ToIdentity.Address.GetLeftPart(UriPartial.Authority),
            ["aud"] = wrong switch
            {
                "client" => "portal-residents",
                "audience" => "",
                _ => "portal-desk",
            },
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = Guid.NewGuid().ToString(),
        };
        if (wrong is not "nobody")
            claims["sid"] = sid;
        if (wrong is not "events")
            claims["events"] = new JsonObject
            {
                ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject(),
            };
        if (wrong is "nonce")
            claims["nonce"] = "n";
        var signed = $"{Part(header)}.{Part(claims)}";
        var signature = (wrong is "signature" or "key" ? foreign : key).SignData(
            Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256
        );
        return $"{signed}.{(wrong is "none" ? "" : Base64Url.EncodeToString(signature))}";
    }

    private static string Part(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static ECDsa Import(JsonNode key) =>
        ECDsa.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = Base64Url.DecodeFromChars(key["d"]!.GetValue<string>()),
                Q = new ECPoint
                {
                    X = Base64Url.DecodeFromChars(key["x"]!.GetValue<string>()),
                    Y = Base64Url.DecodeFromChars(key["y"]!.GetValue<string>()),
                },
            }
        );
}
