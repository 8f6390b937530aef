using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Core.Papers;
using Portal.Core.Staff;
using Portal.Hosts.Tests.Staff.Inbox;

namespace Portal.Permissions;

/// <param name="Cookies">What the browser sends along.</param>
internal sealed record Someone(string Kind, string Cookies);

/// <param name="Own">An id the caller may use where the route is meant for them.</param>
/// <param name="Foreign">Ids of others, and ids of nothing.</param>
internal sealed record Ids(string Own, IReadOnlyList<string> Foreign);

/// <summary>Everybody who calls, and everything with an id that they call for.</summary>
internal sealed class World(WebApplication portal)
{
    /// <summary>Stands in the papers; nobody whom a route is not meant for may read it.</summary>
    public const string Canary = "Kanariengelb";

    public List<Someone> People { get; } = [new("anonymous", "")];

    public Dictionary<string, Ids> Things { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of cookies exist before the published host reads them.</summary>
    public void PrepareKeys() => Mint(CookieAuthenticationDefaults.AuthenticationScheme);

    public async Task PopulateAsync(CancellationToken cancellationToken)
    {
        foreach (var member in await Get<IStaffDirectory>().ListAsync(cancellationToken))
            if (People.TrueForAll(known => known.Kind != member.Role))
                People.Add(new(member.Role, OfStaff(member)));

        var (_, received) = await DraftAsync(seal: true, cancellationToken);
        var (secret, mine) = await DraftAsync(seal: false, cancellationToken);
        var (_, theirs) = await DraftAsync(seal: false, cancellationToken);
        await WaitUntilReadAsync(received, cancellationToken);
        People.Add(new("draft", $"portal-draft={secret}"));

        var nothing = Guid.NewGuid().ToString();
        Things["received paper"] = new(received.ToString(), [mine.ToString(), nothing]);
        Things["draft paper"] = new(mine.ToString(), [theirs.ToString(), received.ToString(), nothing]);
        Things["draft secret"] = new(secret, [new string('A', secret.Length)]);
        Things["page"] = new("1", ["2"]);
        Things["status code"] = new("404", []);
        Things["unknown path"] = new("gibt-es-nicht", []);
    }

    private string OfStaff(StaffMember member) =>
        Mint(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new("portal:staff", member.Id),
            new(ClaimTypes.Name, member.Name),
            new(ClaimTypes.Role, member.Role)
        );

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

    private async Task<(string Secret, Guid PaperId)> DraftAsync(bool seal, CancellationToken cancellationToken)
    {
        var submissions = Get<ISubmissions>();
        var token = await submissions.StartAsync("de", cancellationToken);
        await submissions.SavePersonAsync(token, new("Mira", Canary, null, null), cancellationToken);
        using var file = new MemoryStream(SamplePage.Pdf("Mietvertrag", Canary, "Kaltmiete 412,50 EUR"));
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
