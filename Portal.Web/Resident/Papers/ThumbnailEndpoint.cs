using Portal.Core.Papers;

namespace Portal.Web.Resident.Papers;

/// <summary>Small pictures of the pages of one's own draft; anybody else's answer is 404.</summary>
internal static class ThumbnailEndpoint
{
    internal static string Address(Guid paper, int page) => $"/papiere/bild/{paper}/{page}";

    internal static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/papiere/bild/{paper:guid}/{page:int}",
                async (Guid paper, int page, HttpContext context, ISubmissions submissions) =>
                {
                    context.Response.Headers.CacheControl = "private, no-store";
                    return
                        DraftCookie.Read(context) is { } token
                        && await submissions.OpenThumbnailAsync(token, paper, page, context.RequestAborted)
                            is { } picture
                        ? Results.Stream(picture, "image/jpeg")
                        : Results.NotFound();
                }
            )
            .AllowAnonymous();
}
