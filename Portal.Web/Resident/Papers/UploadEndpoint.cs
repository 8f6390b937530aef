using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Resident.Papers;

/// <summary>
/// Takes the files of a plain multipart form and streams them, encrypted, to the store. <c>IFormFile</c> would write
/// plaintext into the temporary folder, so the parts are read one after the other and never collected.
/// </summary>
internal sealed class UploadEndpoint(ISubmissions submissions, DraftAccess drafts, IAntiforgery antiforgery)
{
    internal const string Path = "/papiere/seiten/hochladen";

    /// <summary>Bytes of one request: all files of a submission and the form around them.</summary>
    internal const long RequestLimit = 160L * 1024 * 1024;

    private const int FieldLimit = 4096;

    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPost(Path, (UploadEndpoint upload, HttpContext context) => upload.HandleAsync(context))
            .AllowAnonymous()
            .DisableAntiforgery();

    private async Task HandleAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = RequestLimit;
        if (Boundary(context.Request) is not { } boundary)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var outcome = new UploadOutcome();
        try
        {
            await ReadPartsAsync(context, new MultipartReader(boundary, context.Request.Body), outcome, cancellation);
        }
        catch (AntiforgeryValidationException)
        {
            context.Response.Redirect("/papiere/seiten?fehler=form");
            return;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            outcome.Refuse(Problem.TooLarge);
        }
        catch (InvalidDataException)
        {
            outcome.Refuse(Problem.Damaged);
        }
        await AnswerAsync(context, outcome);
    }

    private async Task ReadPartsAsync(
        HttpContext context,
        MultipartReader reader,
        UploadOutcome outcome,
        CancellationToken cancellation
    )
    {
        DraftToken? token = null;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            if (disposition.IsFormDisposition())
            {
                await ReadFieldAsync(context, section, disposition.Name.Value, outcome, cancellation);
                continue;
            }
            if (token is null)
            {
                // The token stands before the files in the form; nothing is stored before it was checked.
                await antiforgery.ValidateRequestAsync(context);
                token = await drafts.EnsureAsync(cancellation);
            }
            await ReadFileAsync(token.Value, section, disposition, outcome, cancellation);
        }
    }

    private static async Task ReadFieldAsync(
        HttpContext context,
        MultipartSection section,
        string? name,
        UploadOutcome outcome,
        CancellationToken cancellation
    )
    {
        var buffer = new char[FieldLimit];
        using var text = new StreamReader(section.Body);
        var value = new string(buffer, 0, await text.ReadBlockAsync(buffer, cancellation));
        if (string.Equals(name, "__RequestVerificationToken", StringComparison.Ordinal))
            context.Request.Headers["RequestVerificationToken"] = value;
        else if (string.Equals(name, "papier", StringComparison.Ordinal) && Guid.TryParse(value, out var paper))
            outcome.Paper = paper;
    }

    private async Task ReadFileAsync(
        DraftToken token,
        MultipartSection section,
        ContentDispositionHeaderValue disposition,
        UploadOutcome outcome,
        CancellationToken cancellation
    )
    {
        var name = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        // An empty file control still sends one part without a name.
        if (name.Length == 0)
            return;
        outcome.Files++;
        switch (await submissions.AddFileAsync(token, outcome.Paper, name, section.Body, cancellation))
        {
            case AddFileResult.Added added:
                outcome.Added++;
                outcome.Paper = added.PaperId;
                break;
            case AddFileResult.Refused refused:
                outcome.Refuse(refused.Problem);
                break;
            case AddFileResult.StoreUnavailable unavailable:
                outcome.Reference = unavailable.Reference;
                break;
        }
    }

    private static async Task AnswerAsync(HttpContext context, UploadOutcome outcome)
    {
        if (context.Request.Headers.Accept == "application/json")
        {
            await context.Response.WriteAsJsonAsync(
                new { paper = outcome.Paper, next = outcome.NextPage },
                context.RequestAborted
            );
            return;
        }
        context.Response.Redirect(outcome.NextPage);
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 100 } boundary
            ? boundary
            : null;
}

internal sealed class UploadOutcome
{
    internal Guid? Paper { get; set; }

    internal int Files { get; set; }

    internal int Added { get; set; }

    internal string? Reference { get; set; }

    private Problem? problem;
    private int problemFile;

    internal void Refuse(Problem reason)
    {
        problem ??= reason;
        problemFile = problemFile == 0 ? Math.Max(1, Files) : problemFile;
    }

    internal string NextPage =>
        this switch
        {
            { Reference: { } reference } => $"/papiere/seiten?fehler=store&nummer={Uri.EscapeDataString(reference)}",
            { problem: { } reason } => $"/papiere/seiten?fehler={reason}&datei={problemFile}",
            { Added: 0 } => "/papiere/seiten?fehler=nothing",
            _ => "/papiere/seiten",
        };
}
