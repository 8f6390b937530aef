namespace Portal.Web.Staff;

/// <summary>What a staff page may load: its own files, pictures of papers, its own circuit.</summary>
internal static class StaffContentPolicy
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public static RequestDelegate Before(RequestDelegate next) =>
        context =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-cache, no-store";
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        };
}
