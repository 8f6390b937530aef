using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Core.Sessions;
using Portal.Core.Staff;
using Portal.Hosts.Tests.Staff.Inbox;

namespace Portal.Permissions;

/// <param name="Cookies">What the browser sends along.</param>
internal sealed record Someone(string Kind, string Cookies);

/// <param name="Own">An id the caller may use where the route is meant for them.</param>
/// <param name="Foreign">Ids of others, and ids of nothing.</param>
/// <param name="Neighbour">What the neighbour has of their own, if they have one.</param>
internal sealed record Ids(string Own, IReadOnlyList<string> Foreign, string? Neighbour = null)
{
    public string OwnOf(string kind) => kind is "neighbour" && Neighbour is not null ? Neighbour : Own;

    public IEnumerable<string> ForeignTo(string kind) =>
        Foreign.Append(Own).Append(Neighbour ?? Own).Distinct().Where(id => id != OwnOf(kind));
}

/// <summary>Everybody who calls, and everything with an id that they call for.</summary>
internal sealed class World(WebApplication portal)
{
    public List<Someone> People { get; } = [new("anonymous", "")];

    public Dictionary<string, Ids> Things { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of cookies exist before the published host reads them.</summary>
    public void PrepareKeys() => Mint(CookieAuthenticationDefaults.AuthenticationScheme);

    public async Task PopulateAsync(CancellationToken cancellationToken)
    {
        await AddStaffAsync(cancellationToken);
        await AddPapersAsync(cancellationToken);
        await AddRequestsAsync(cancellationToken);
        Things["page"] = new("1", ["2"]);
        Things["status code"] = new("404", []);
        Things["unknown path"] = new("gibt-es-nicht", []);
    }

    private async Task AddStaffAsync(CancellationToken cancellationToken)
    {
        foreach (var member in await Get<IStaffDirectory>().ListAsync(cancellationToken))
            if (People.TrueForAll(known => known.Kind != member.Role))
                People.Add(
                    new(
                        member.Role,
                        await SignInAsync(
                            "staff",
                            CookieAuthenticationDefaults.AuthenticationScheme,
                            new("portal:staff", member.Id),
                            new(ClaimTypes.Name, member.Name),
                            new(ClaimTypes.Role, member.Role)
                        )
                    )
                );
    }

    private async Task AddPapersAsync(CancellationToken cancellationToken)
    {
        var (_, received) = await DraftAsync("Kanariengelb", seal: true, cancellationToken);
        var (secret, mine) = await DraftAsync("Zeisiggold", seal: false, cancellationToken);
        var (_, theirs) = await DraftAsync("Stieglitzrot", seal: false, cancellationToken);
        await WaitUntilReadAsync(received, cancellationToken);
        People.Add(new("draft", $"portal-draft={secret}"));
        Things["received paper"] = new(received.ToString(), [mine.ToString(), Nothing()]);
        Things["draft paper"] = new(mine.ToString(), [theirs.ToString(), received.ToString(), Nothing()]);
        Things["draft secret"] = new(secret, [new string('A', secret.Length)]);
    }

    private async Task AddRequestsAsync(CancellationToken cancellationToken)
    {
        var (mine, myRequest) = await AskAsync("Ammerblau", cancellationToken);
        var (theirs, theirRequest) = await AskAsync("Lerchenbraun", cancellationToken);
        var letter = (await Get<ILetterCodes>().IssueForRequestAsync(myRequest, "bench", cancellationToken))!;
        var opened = (LetterResult.Opened)
            await Get<ILetterCodes>().OpenAsync(letter.Code.ToString(), new(null, null), cancellationToken);
        People.Add(
            new(
                "letter",
                Mint(
                    "letter",
                    new("portal:request", myRequest.ToString()),
                    new("portal:code", opened.CodeId.ToString())
                )
            )
        );
        People.Add(new("resident", await OfResidentAsync(mine)));
        People.Add(new("neighbour", await OfResidentAsync(theirs)));
        Things["any person"] = new(mine.ToString(), [myRequest.ToString(), Nothing()]);
        Things["any request"] = new(myRequest.ToString(), [mine.ToString(), Nothing()]);
        Things["my request"] = new(myRequest.ToString(), [mine.ToString(), Nothing()], theirRequest.ToString());
        Things["letter code"] = new(letter.Code.ToString(), ["AAAAAAAAAA"]);
    }

    private async Task<(Guid Person, Guid Request)> AskAsync(string name, CancellationToken cancellationToken)
    {
        var born = new DateOnly(1990, 2, 3);
        var person = await Get<IPersons>()
            .AddAsync(new("Mira", name, born, null, null, "de"), "bench", cancellationToken);
        var deadline = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(20);
        var request = await Get<IRequests>()
            .CreateAsync(
                new(person.Id, $"Miete {name}", "Wohnung", [new("Mietvertrag", null)], deadline),
                "bench",
                cancellationToken
            );
        return (person.Id, request!.Id);
    }

    // By a letter, as everybody gets an account.
    private async Task<string> OfResidentAsync(Guid person)
    {
        var codes = Get<ILetterCodes>();
        var letter = (await codes.IssueForAccountAsync(person, "bench", CancellationToken.None))!;
        var opened = (LetterResult.Opened)
            await codes.OpenAsync(letter.Code.ToString(), new(null, null), CancellationToken.None);
        var subject = Guid.NewGuid();
        await codes.BindAsync(opened.CodeId, subject, CancellationToken.None);
        return await SignInAsync(
            "residents",
            "resident",
            new("portal:person", person.ToString()),
            new("portal:subject", subject.ToString()),
            new("portal:level", "substantial")
        );
    }

    private async Task<string> SignInAsync(string audience, string scheme, params Claim[] claims)
    {
        var session = await Get<ISignInSessions>()
            .BeginAsync(audience, Guid.NewGuid(), Nothing(), TimeSpan.FromHours(1), CancellationToken.None);
        return Mint(scheme, [.. claims, new("portal:session", session.ToString())]);
    }

    private static string Nothing() => Guid.NewGuid().ToString();

    // As the sign-in would, with the host's own keys, whatever the sign-in looks like.
    private string Mint(string scheme, params Claim[] claims)
    {
        var cookie = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(
            new(new ClaimsIdentity(claims, scheme)),
            new() { IssuedUtc = now, ExpiresUtc = now.AddHours(1) },
            scheme
        );
        return $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}";
    }

    private async Task<(string Secret, Guid PaperId)> DraftAsync(
        string name,
        bool seal,
        CancellationToken cancellationToken
    )
    {
        var submissions = Get<ISubmissions>();
        var token = await submissions.StartAsync("de", cancellationToken);
        await submissions.SavePersonAsync(token, new("Mira", name, null, null), cancellationToken);
        using var file = new MemoryStream(SamplePage.Pdf("Mietvertrag", name, "Kaltmiete 412,50 EUR"));
        var added = await submissions.AddFileAsync(token, null, "brief.pdf", file, cancellationToken);
        await submissions.GlanceAsync(token, TimeSpan.FromMinutes(1), cancellationToken);
        if (seal)
            await submissions.SealAsync(token, cancellationToken);
        return (token.Value, ((AddFileResult.Added)added).PaperId);
    }

    private async Task WaitUntilReadAsync(Guid paperId, CancellationToken cancellationToken)
    {
        var inbox = Get<IInbox>();
        while (
            (await inbox.ListAsync(new(), cancellationToken)).Single(item => item.PaperId == paperId).State
                is not (PaperState.Read or PaperState.NeedsAttention)
        )
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
    }

    private T Get<T>()
        where T : notnull => portal.Services.GetRequiredService<T>();
}
