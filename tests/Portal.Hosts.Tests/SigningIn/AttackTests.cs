using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>What an attacker who can send links and requests gets out of the sign-in: nothing.</summary>
public sealed class AttackTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whose_sign_in_was_begun_by_somebody_else_does_not_finish_it_for_them()
    {
        using var attacker = hosts.Browser();
        await attacker.GoAsync(Journeys.DeskSignIn);
        var planted = attacker.Address;
        using var victim = hosts.Browser();

        await victim.GoAsync(planted);

        victim.Address.AbsolutePath.ShouldBe("/vorbei");
        victim.Page.QuerySelector("button[name=person]").ShouldBeNull();
        await attacker.GoAsync(planted);
        attacker.Page.QuerySelector(Journeys.ButtonOf(Journeys.Annika)).ShouldNotBeNull("nobody is signed in there");
    }

    [Fact]
    public async Task An_answer_brought_to_another_browser_signs_nobody_in_there()
    {
        using var attacker = hosts.Browser();
        attacker.HaltAt = next => next.AbsolutePath == "/dienstkonto/anmeldung";
        await attacker.SignInAtDeskAsync();
        using var victim = hosts.Browser();

        await victim.GoAsync(attacker.Halted!);

        (await victim.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();
        victim.Way.Count(step => step.Address == attacker.Halted).ShouldBe(1);
    }

    [Fact]
    public async Task Of_twenty_that_exchange_one_code_at_once_one_gets_a_token_and_it_is_taken_back()
    {
        using var client = new HttpClient { BaseAddress = hosts.ToIdentity.Address };
        var (code, verifier) = await CodeAsync(client);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => client.PostAsync("/connect/token", Exchange(code, verifier), Cancellation))
        );

        var first = answers.Where(answer => answer.StatusCode is HttpStatusCode.OK).ShouldHaveSingleItem();
        var token = (await first.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("access_token");
        using var question = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        question.Headers.Authorization = new("Bearer", token.GetString());
        (await client.SendAsync(question, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Host", "boese.example")]
    [InlineData("X-Forwarded-Host", "boese.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Prefix", "/boese.example")]
    [InlineData("Forwarded", "host=boese.example;proto=https")]
    [InlineData("X-Original-Host", "boese.example")]
    public async Task What_a_request_says_about_hosts_changes_no_address_of_the_provider(string header, string value)
    {
        using var client = new HttpClient { BaseAddress = hosts.ToIdentity.Address };
        var honest = await client.GetStringAsync("/.well-known/openid-configuration", Cancellation);
        using var question = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration");
        question.Headers.TryAddWithoutValidation(header, value);

        using var answer = await client.SendAsync(question, Cancellation);

        // The demonstration refuses what did not come from this machine; whatever is answered is the truth.
        if (answer.StatusCode is not HttpStatusCode.Forbidden)
            (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe(honest);
        foreach (
            var address in JsonElement
                .Parse(honest)
                .EnumerateObject()
                .Where(one => one.Name.EndsWith("_endpoint", StringComparison.Ordinal))
        )
            address.Value.GetString().ShouldStartWith(hosts.ToIdentity.Address.AbsoluteUri);
    }

    [Fact]
    public async Task Sign_in_pages_let_forms_lead_to_the_portal_and_nowhere_else()
    {
        using var browser = hosts.Browser();
        await browser.GoAsync(Journeys.DeskSignIn);
        var policy = browser.Answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        var allowed = policy
            .Split(';', StringSplitOptions.TrimEntries)
            .Single(part => part.StartsWith("form-action", StringComparison.Ordinal));
        allowed.ShouldBe($"form-action 'self' {hosts.ToWeb.Address.GetLeftPart(UriPartial.Authority)}");
    }

    [Fact]
    public async Task The_portals_forms_lead_to_the_provider_and_nowhere_else()
    {
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        var policy = browser.Answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        var allowed = policy
            .Split(';', StringSplitOptions.TrimEntries)
            .Single(part => part.StartsWith("form-action", StringComparison.Ordinal));
        allowed.ShouldBe($"form-action 'self' {hosts.ToIdentity.Address.GetLeftPart(UriPartial.Authority)}");
    }

    [Fact]
    public async Task Each_host_is_sent_cookies_of_the_other_and_takes_none_for_its_own()
    {
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        var names = browser.Cookies.GetAllCookies().Select(cookie => cookie.Name).ToList();
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Count, string.Join(' ', names));

        using var confused = hosts.Browser();
        foreach (var cookie in browser.Cookies.GetAllCookies().Where(cookie => cookie.Name is "portal-identity"))
            confused.Cookies.Add(new Cookie("portal-staff", cookie.Value, "/", cookie.Domain));
        (await confused.IsSignedInAsync(hosts.ToWeb.Address, Journeys.Desk)).ShouldBeFalse();
    }

    /// <summary>An authorization code of the desk, with what it takes to exchange it.</summary>
    private async Task<(string Code, string Verifier)> CodeAsync(HttpClient client)
    {
        var verifier = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var challenge = Convert
            .ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
        using var pushed = await client.PostAsync(
            "/connect/par",
            Form(
                ("response_type", "code"),
                ("scope", "openid"),
                ("redirect_uri", new Uri(hosts.ToWeb.Address, "/dienstkonto/anmeldung").AbsoluteUri),
                ("code_challenge", challenge),
                ("code_challenge_method", "S256")
            ),
            Cancellation
        );
        var reference = (await pushed.Content.ReadFromJsonAsync<JsonElement>(Cancellation))
            .GetProperty("request_uri")
            .GetString()!;
        using var browser = hosts.Browser();
        browser.HaltAt = next => next.AbsolutePath == "/dienstkonto/anmeldung";
        await browser.GoAsync(
            new Uri(
                hosts.ToIdentity.Address,
                $"/connect/authorize?client_id=portal-desk&request_uri={Uri.EscapeDataString(reference)}"
            )
        );
        await browser.PressAsync(Journeys.ButtonOf(Journeys.Annika));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(browser.Halted!.Query);
        return (query["code"].ToString(), verifier);
    }

    private FormUrlEncodedContent Exchange(string code, string verifier) =>
        Form(
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", new Uri(hosts.ToWeb.Address, "/dienstkonto/anmeldung").AbsoluteUri),
            ("code_verifier", verifier)
        );

    private FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(
            fields
                .Append(("client_id", "portal-desk"))
                .Append(("client_secret", File.ReadAllText(Path.Combine(hosts.SecretsPath, "portal-desk"))))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
}
