using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Portal.Ui.Localisation;

/// <summary>
/// Finds the language of a request: <c>?lang=</c> (remembered, then gone from the address), cookie, browser, German.
/// The address of a page is the same in every language.
/// </summary>
public sealed class LanguageChoice(RequestDelegate next, Languages languages)
{
    public const string CookieName = "portal-language";
    public const string QueryName = "lang";

    private static readonly CookieOptions Remembered = new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        SameSite = SameSiteMode.Lax,
    };

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && languages.Find(request.Query[QueryName]) is { } chosen)
        {
            context.Response.Cookies.Append(CookieName, chosen.Key, new(Remembered) { Secure = request.IsHttps });
            context.Response.Redirect(AddressWithoutChoice(request));
            return;
        }

        var language =
            languages.Find(request.Cookies[CookieName])
            ?? languages.Accepted(request.Headers.AcceptLanguage)
            ?? languages.Default;
        Language.Current = language;
        context.Response.OnStarting(() => MarkLanguage(context.Response, language));
        await next(context);
    }

    private static string AddressWithoutChoice(HttpRequest request)
    {
        var query = new QueryBuilder(
            request.Query.Where(part => !part.Key.Equals(QueryName, StringComparison.OrdinalIgnoreCase))
        );
        // Two leading slashes would lead to another host.
        var path = "/" + (request.PathBase + request.Path).ToUriComponent().TrimStart('/', '\\');
        return path + query.ToQueryString();
    }

    private static Task MarkLanguage(HttpResponse response, Language language)
    {
        if (
            response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true
            && response.Headers.ContentLanguage.Count == 0
        )
        {
            response.Headers.ContentLanguage = language.Key;
            response.Headers.Append("Vary", "Accept-Language, Cookie");
        }
        return Task.CompletedTask;
    }
}
