using System.Text.RegularExpressions;

namespace Portal.Permissions;

internal enum Outcome
{
    Answered,
    Refused,
    Hidden,
}

internal sealed record Answer(Outcome Outcome, int Status, bool IsRedirect, string Body)
{
    /// <summary>A page without this form refuses it before it looks at any id.</summary>
    public bool IsUnread => Status is 400 or 405;
}

/// <summary>Calls as one person's browser does, with that person's token in every form.</summary>
internal sealed partial class Caller(HttpClient browser, Matrix matrix, Someone person)
{
    private string? _token;
    private string _cookies = person.Cookies;

    public async Task<Answer> CallAsync(string method, string address)
    {
        var isForm = method == "POST";
        if (isForm)
            await TakeTokenAsync();
        using var request = Request(new HttpMethod(method), address);
        if (isForm)
            request.Content = new FormUrlEncodedContent([
                KeyValuePair.Create("__RequestVerificationToken", _token ?? ""),
            ]);
        using var answer = await browser.SendAsync(request);
        return new(
            OutcomeOf(answer),
            (int)answer.StatusCode,
            answer.Headers.Location is not null,
            await answer.Content.ReadAsStringAsync()
        );
    }

    private async Task TakeTokenAsync()
    {
        if (_token is not null)
            return;
        using var request = Request(HttpMethod.Get, matrix.FormFor(person.Kind));
        using var page = await browser.SendAsync(request);
        _token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["value"].Value;
        if (page.Headers.TryGetValues("Set-Cookie", out var set))
            _cookies = string.Join(
                "; ",
                set.Select(cookie => cookie.Split(';')[0]).Prepend(_cookies).Where(cookie => cookie.Length > 0)
            );
    }

    private HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Accept", "text/html");
        if (_cookies.Length > 0)
            request.Headers.Add("Cookie", _cookies);
        return request;
    }

    private Outcome OutcomeOf(HttpResponseMessage answer) =>
        (int)answer.StatusCode switch
        {
            401 or 403 => Outcome.Refused,
            404 => Outcome.Hidden,
            >= 300 and < 400 when LeadsToSignIn(answer.Headers.Location) => Outcome.Refused,
            _ => Outcome.Answered,
        };

    private bool LeadsToSignIn(Uri? to) =>
        to is not null
        && matrix.SignIn.Any(page =>
            new Uri(browser.BaseAddress!, to).PathAndQuery.StartsWith(page, StringComparison.Ordinal)
        );

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<value>[^"]+)""")]
    private static partial Regex Token();
}
