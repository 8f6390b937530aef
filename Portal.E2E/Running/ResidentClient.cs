using AngleSharp;
using AngleSharp.Html.Dom;

namespace Portal.E2E.Running;

/// <summary>Sends papers as a browser without script does: forms, cookies, redirects.</summary>
internal sealed class ResidentClient(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true }) { BaseAddress = address };

    /// <summary>Goes from the first page to the receipt and returns its number.</summary>
    internal async Task<string> SendAsync(params string[] files)
    {
        await PostFormAsync("/papiere", "main form");
        foreach (var file in files)
            await UploadAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        var receipt = await PostFormAsync("/papiere/pruefen", "main form");
        return receipt.QuerySelector(".slip__main dd")!.TextContent.Trim();
    }

    internal async Task<HttpResponseMessage> UploadAsync(string name, byte[] content)
    {
        var page = await OpenAsync("/papiere/seiten");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)page.QuerySelector("#upload input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "dateien", name },
        };
        return await http.PostAsync(new Uri("/papiere/seiten/hochladen", UriKind.Relative), form);
    }

    internal async Task<AngleSharp.Dom.IDocument> OpenAsync(string path) => await ParseAsync(await http.GetStringAsync(new Uri(path, UriKind.Relative)));

    private async Task<AngleSharp.Dom.IDocument> PostFormAsync(string path, string selector)
    {
        var form = (IHtmlFormElement)(await OpenAsync(path)).QuerySelector(selector)!;
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value, StringComparer.Ordinal);
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return await ParseAsync(await answer.Content.ReadAsStringAsync());
    }

    private static Task<AngleSharp.Dom.IDocument> ParseAsync(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));

    public void Dispose() => http.Dispose();
}
