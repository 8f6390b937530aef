using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Portal.Web.SignIn;

/// <summary>What the portal itself asks the provider, without the browser.</summary>
internal sealed class ProviderLine(IHttpClientFactory clients, IOptions<IdentityProviderOptions> options)
{
    public const string Name = "identity";

    private const string ApiClient = "portal-api";

    public async Task<JsonElement> GetJsonAsync(string path, CancellationToken cancellationToken) =>
        await clients.CreateClient(Name).GetFromJsonAsync<JsonElement>(options.Value.At(path), cancellationToken);

    public async Task<string?> GetSubjectAsync(string accessToken, CancellationToken cancellationToken)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, options.Value.At("/connect/userinfo"));
        question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await clients.CreateClient(Name).SendAsync(question, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var claims = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return claims.GetProperty("sub").GetString();
    }

    /// <summary>Token introspection (RFC 7662) by the client that stands for our interfaces.</summary>
    /// <returns>Null for what the provider does not even take for a token.</returns>
    public async Task<JsonElement?> IntrospectAsync(string token, CancellationToken cancellationToken)
    {
        using var question = new FormUrlEncodedContent([
            new("token", token),
            new("client_id", ApiClient),
            new("client_secret", options.Value.SecretOf(ApiClient)),
        ]);
        using var answer = await clients
            .CreateClient(Name)
            .PostAsync(options.Value.At("/connect/introspect"), question, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.BadRequest)
            return null;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <summary>A pushed authorization request (RFC 9126): what is asked for never passes through the browser.</summary>
    /// <returns>Null when the provider refuses it or is away.</returns>
    public async Task<string?> PushAsync(
        IEnumerable<KeyValuePair<string, string>> request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var body = new FormUrlEncodedContent(request);
            using var answer = await clients
                .CreateClient(Name)
                .PostAsync(options.Value.At("/connect/par"), body, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                return null;
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return json.GetProperty("request_uri").GetString();
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return null;
        }
    }
}
