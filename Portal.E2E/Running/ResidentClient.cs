using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Portal.E2E.Running;

/// <summary>Sends papers as a browser without script does: forms, cookies, redirects.</summary>
internal sealed class ResidentClient(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { UseCookies = true, AllowAutoRedirect = true })
    {
        BaseAddress = address,
    };

    internal Task StartAsync() => PostFormAsync("/papiere");

    /// <summary>Goes from the first page to the receipt and returns its number.</summary>
    internal async Task<string> SendAsync(params string[] files)
    {
        await StartAsync();
        foreach (var file in files)
            await UploadAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        return await SealAsync();
    }

    /// <summary>Returns the page that follows.</summary>
    internal async Task<string> UploadAsync(string name, byte[] content)
    {
        using var form = await UploadFormAsync(name, new ByteArrayContent(content));
        using var answer = await http.PostAsync(Relative("/papiere/seiten/hochladen"), form);
        return await answer.Content.ReadAsStringAsync();
    }

    internal async Task<MultipartFormDataContent> UploadFormAsync(string name, HttpContent content)
    {
        var page = await ParseAsync(await GetAsync("/papiere/seiten"));
        var token = (IHtmlInputElement)page.QuerySelector("#upload input[name=__RequestVerificationToken]")!;
        return new() { { new StringContent(token.Value), "__RequestVerificationToken" }, { content, "dateien", name } };
    }

    internal async Task<string> SealAsync()
    {
        var receipt = await PostFormAsync("/papiere/pruefen");
        return receipt.QuerySelector(".slip__main dd")!.TextContent.Trim();
    }

    internal Task<string> GetAsync(string path) => http.GetStringAsync(Relative(path));

    /// <summary>The page, whatever its status code.</summary>
    internal async Task<string> GetAnyAsync(string path)
    {
        using var answer = await http.GetAsync(Relative(path));
        return await answer.Content.ReadAsStringAsync();
    }

    internal Task<HttpResponseMessage> PostAsync(
        string path,
        HttpContent content,
        CancellationToken cancellationToken
    ) => http.PostAsync(Relative(path), content, cancellationToken);

    private async Task<IDocument> PostFormAsync(string path)
    {
        var form = (await ParseAsync(await GetAsync(path))).QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .ToDictionary(input => input.Name!, input => input.Value, StringComparer.Ordinal);
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(Relative(path), content);
        answer.EnsureSuccessStatusCode();
        return await ParseAsync(await answer.Content.ReadAsStringAsync());
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static Task<IDocument> ParseAsync(string html) =>
        BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));

    public void Dispose() => http.Dispose();
}
