using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Portal.Database;
using Portal.Identity.Backoff;

namespace Portal.Identity.Terminals;

/// <summary>What terminals ask of us themselves; everything else they ask of the protocol.</summary>
internal static class TerminalEndpoints
{
    public const string EnrolPath = "/terminals/enrol";
    public const string KeysPath = "/terminals/keys";

    private const long LongestBody = 8 * 1024;

    public static void MapTerminals(this IEndpointRouteBuilder routes)
    {
        var limit = new RequestSizeLimitAttribute(LongestBody);
        routes.MapPost(EnrolPath, EnrolAsync).AllowAnonymous().WithMetadata(limit);
        routes.MapPost(KeysPath, ChangeKeyAsync).AllowAnonymous().WithMetadata(limit);
    }

    /// <summary>Wrong, used, expired: one answer, after the same work.</summary>
    private static async Task<IResult> EnrolAsync(
        EnrolQuestion question,
        HttpContext context,
        TerminalRegister terminals,
        Attempts attempts,
        IOptions<IdentityOptions> options
    )
    {
        if (TerminalKey.Read(question.Jwk) is not { } key)
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest);
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (await attempts.BeginAsync(context, from, account: null, context.RequestAborted) is { } wait)
        {
            context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests);
        }
        // What cannot be a code is looked for all the same.
        var code = LetterCode.TryParse(question.Code, out var typed) ? typed : default;
        if (await terminals.EnrolAsync(code, key, context.RequestAborted) is not { } id)
            return Results.Problem(statusCode: StatusCodes.Status404NotFound);
        await attempts.SucceededAsync(context, from, context.RequestAborted);
        var issuer = options.Value.Origin;
        return Results.Json(new Enrolled(TerminalId.Of(id), issuer, issuer + "/connect/token"));
    }

    private static async Task<IResult> ChangeKeyAsync(
        KeyQuestion question,
        TerminalRegister terminals,
        IOptions<IdentityOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (TerminalKey.Read(question.Jwk) is not { } key)
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest);
        if (
            TerminalAssertion.Read(question.Assertion) is not { } assertion
            || !assertion.IsFor(options.Value.Origin + KeysPath, time.GetUtcNow())
        )
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized);
        var known = await terminals.KeysAsync(assertion.Terminal, cancellationToken);
        var once = SHA256.HashData(Encoding.UTF8.GetBytes($"{assertion.Terminal}\n{assertion.Id}"));
        return
            known.Any(assertion.IsSignedBy)
            && await terminals.ChangeKeyAsync(assertion.Terminal, key, once, cancellationToken)
            ? Results.NoContent()
            : Results.Problem(statusCode: StatusCodes.Status401Unauthorized);
    }

    private sealed record EnrolQuestion(string? Code, JsonElement Jwk);

    private sealed record KeyQuestion(
        [property: JsonPropertyName("client_assertion")] string? Assertion,
        JsonElement Jwk
    );

    private sealed record Enrolled(
        [property: JsonPropertyName("client_id")] string Client,
        string Issuer,
        [property: JsonPropertyName("token_endpoint")] string TokenEndpoint
    );
}
