using System.Net;
using System.Text.Json;

namespace Portal.Identity.Protocol;

internal sealed class Interactions(ProtocolProcess process) : IInteractions
{
    private const int Tries = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Task<Interaction?> FindAsync(HttpContext context, string uid, CancellationToken cancellationToken) =>
        AskAsync<Interaction>("/interaction/details", new { uid }, context, cancellationToken);

    public async Task<Uri?> CompleteAsync(
        HttpContext context,
        string uid,
        SignIn signIn,
        CancellationToken cancellationToken
    )
    {
        var level = JsonNamingPolicy.CamelCase.ConvertName(signIn.Level.ToString());
        var body = new
        {
            uid,
            signIn.Account,
            signIn.Means,
            level,
        };
        return (await AskAsync<Onward>("/interaction/finish", body, context, cancellationToken))?.Address;
    }

    public async Task<Uri?> AbortAsync(HttpContext context, string uid, CancellationToken cancellationToken) =>
        (await AskAsync<Onward>("/interaction/abort", new { uid }, context, cancellationToken))?.Address;

    public Task EndSessionsAsync(Guid account, CancellationToken cancellationToken) =>
        AskAsync<object>("/sessions/end", new { account }, context: null, cancellationToken);

    // Every question may be asked again: the same answer follows, or none because the interaction is over.
    private async Task<T?> AskAsync<T>(
        string path,
        object body,
        HttpContext? context,
        CancellationToken cancellationToken
    )
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var sockets = await process.ReadyAsync(cancellationToken);
            using var question = new HttpRequestMessage(HttpMethod.Post, "http://administration" + path)
            {
                Content = JsonContent.Create(body, options: Json),
            };
            if (context is not null && ProtocolCookies.Of(context.Request) is { } cookies)
                question.Headers.TryAddWithoutValidation("Cookie", cookies);
            try
            {
                using var answer = await sockets.ToAdministration.SendAsync(question, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.NotFound)
                    return null;
                answer.EnsureSuccessStatusCode();
                return await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken);
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null && attempt < Tries)
            {
                await process.GoneAsync(sockets, cancellationToken);
            }
        }
    }

    private sealed record Onward(Uri Address);
}
