using Microsoft.Net.Http.Headers;
using Portal.Core.Papers;
using Portal.Web.Security;

namespace Portal.Web.Staff.Papers;

/// <summary>The pictures and the clean PDF of a paper. Never the resident's own file.</summary>
internal static class PaperEndpoints
{
    // Even an image or a PDF opened on its own gets no script, no form and no frame around it.
    private const string ContentPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static string PageImage(Guid paperId, int page) => $"/team/papiere/{paperId}/seiten/{page}.jpg";

    public static string Archive(Guid paperId) => $"/team/papiere/{paperId}/papier.pdf";

    public static void MapPaperContent(this IEndpointRouteBuilder routes)
    {
        var papers = routes.MapGroup("/team/papiere/{paperId:guid}");
        papers.RequireAuthorization(Policies.InboxRead);
        papers.MapGet("seiten/{page:int}.jpg", GetPageImageAsync);
        papers.MapGet("papier.pdf", GetArchiveAsync);
    }

    private static async Task<IResult> GetPageImageAsync(Guid paperId, int page, HttpContext context, IInbox inbox) =>
        Answer(
            context,
            await inbox.OpenPageImageAsync(paperId, page, context.User.GetStaffId(), context.RequestAborted),
            "image/jpeg",
            "jpg"
        );

    private static async Task<IResult> GetArchiveAsync(Guid paperId, HttpContext context, IInbox inbox) =>
        Answer(
            context,
            await inbox.OpenArchiveAsync(paperId, context.User.GetStaffId(), context.RequestAborted),
            "application/pdf",
            "pdf"
        );

    private static IResult Answer(HttpContext context, Stream? content, string mediaType, string extension)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = ContentPolicy;
        if (content is null)
        {
            return Results.NotFound();
        }

        headers.ContentDisposition = new ContentDispositionHeaderValue("inline")
        {
            FileName = $"papier.{extension}",
        }.ToString();
        return Results.Stream(content, mediaType);
    }
}
