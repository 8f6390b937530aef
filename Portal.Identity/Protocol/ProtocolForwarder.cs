using System.Net;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Portal.Identity.Protocol;

/// <summary>
/// Hands the protocol's addresses on to its process. What decides about addresses it prints (host, scheme, path) comes from the
/// settings alone: nothing a browser or a proxy says about them is believed.
/// </summary>
internal sealed class ProtocolForwarder(ProtocolProcess process, IOptions<IdentityOptions> options)
{
    public const string ProblemHeader = "x-portal-problem";

    private const int LongestBody = 64 * 1024;

    // The line died before an answer came: the process was killed, its successor takes the request.
    private const int Tries = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly HashSet<string> Handed = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Accept-Language",
        "Authorization",
        "Content-Type",
        "DPoP",
        "Origin",
    };

    private static readonly HashSet<string> NotReturned = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "Date",
        ProblemHeader,
    };

    public async Task ForwardAsync(HttpContext context)
    {
        var body = await ReadBodyAsync(context);
        if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await SendAsync(context.Request, body, patience.Token);
            await ReturnAsync(answer, context);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Ends the protocol's session of the browser in front of us, as the person asked.</summary>
    public async Task<HttpResponseMessage?> EndSessionAsync(
        HttpContext context,
        string xsrf,
        CancellationToken cancellationToken
    )
    {
        var form = await new FormUrlEncodedContent([new("xsrf", xsrf), new("logout", "yes")]).ReadAsByteArrayAsync(
            cancellationToken
        );
        var sockets = await process.ReadyAsync(cancellationToken);
        using var message = Message(context.Request, form);
        message.Method = HttpMethod.Post;
        message.RequestUri = new Uri("http://protocol/connect/end_session/confirm");
        message.Content!.Headers.ContentType = new("application/x-www-form-urlencoded");
        try
        {
            return await sockets.ToProtocol.SendAsync(message, cancellationToken);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequest request,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var sockets = await process.ReadyAsync(cancellationToken);
            try
            {
                return await sockets.ToProtocol.SendAsync(Message(request, body), cancellationToken);
            }
            catch (HttpRequestException) when (attempt < Tries)
            {
                await process.GoneAsync(sockets, cancellationToken);
            }
        }
    }

    private HttpRequestMessage Message(HttpRequest request, byte[] body)
    {
        var issuer = options.Value.PublicAddress;
        var message = new HttpRequestMessage(
            new HttpMethod(request.Method),
            new Uri("http://protocol" + UriHelper.BuildRelative(path: request.Path, query: request.QueryString))
        );
        if (body.Length > 0)
            message.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Headers.Where(header => Handed.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }
        if (ProtocolCookies.Of(request) is { } cookies)
            message.Headers.TryAddWithoutValidation("Cookie", cookies);
        message.Headers.Host = issuer.Authority;
        message.Headers.Add("X-Forwarded-Proto", issuer.Scheme);
        message.Headers.Add("X-Forwarded-Host", issuer.Authority);
        return message;
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestBody;
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static async Task ReturnAsync(HttpResponseMessage answer, HttpContext context)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        var forPerson = context
            .Request.Headers.Accept.ToString()
            .Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (forPerson && answer.StatusCode >= HttpStatusCode.BadRequest && answer.Headers.Contains(ProblemHeader))
            return; // An empty answer becomes a page in the person's language.
        // The protocol's own pages send themselves on by a script of which only they know the hash.
        context.Response.Headers.Remove("Content-Security-Policy");
        foreach (
            var (name, values) in answer
                .Headers.Concat(answer.Content.Headers)
                .Where(header => !NotReturned.Contains(header.Key))
        )
            context.Response.Headers[name] = new StringValues([.. values]);
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
