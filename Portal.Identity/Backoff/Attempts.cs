using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;
using Portal.Identity.Sessions;

namespace Portal.Identity.Backoff;

/// <summary>
/// Slows guessing down without letting a stranger lock anybody out. Tries are counted for the browser together with the
/// account; browsers in which the owner signed in before are counted by themselves, all others of an account also together.
/// An address is counted last and generously: a library is one address.
/// </summary>
internal sealed class Attempts(IDbContextFactory<AccountsDbContext> contexts, TimeProvider time)
{
    private static readonly Bucket Browser = new("browser", 5, TimeSpan.FromMinutes(1));
    private static readonly Bucket Strangers = new("strangers", 10, TimeSpan.FromMinutes(15));
    private static readonly Bucket Address = new("address", 300, TimeSpan.FromSeconds(6));

    /// <summary>Null when the try may be made; otherwise how long to wait for the next. Counts before anything is checked, so that tries at once do not slip through.</summary>
    /// <param name="named">What was typed as name, number or address, whether an account has it or not.</param>
    public async Task<TimeSpan?> BeginAsync(
        HttpContext context,
        string named,
        Guid? account,
        CancellationToken cancellationToken
    )
    {
        var device = DeviceCookie.Ensure(context);
        List<(Bucket Bucket, string Subject)> asked = [(Browser, Of(named, device))];
        if (!await IsKnownAsync(account, device, cancellationToken))
        {
            asked.Add((Strangers, Of(named)));
            asked.Add((Address, context.Connection.RemoteIpAddress?.ToString() ?? ""));
        }
        TimeSpan? wait = null;
        foreach (var (bucket, subject) in asked)
        {
            if (!await PourAsync(bucket, subject, cancellationToken))
            {
                wait = wait > bucket.Pause ? wait : bucket.Pause;
            }
        }
        return wait;
    }

    /// <summary>The try was right: what it added is taken out again.</summary>
    public async Task SucceededAsync(HttpContext context, string named, CancellationToken cancellationToken)
    {
        var browser = KeyOf(Browser, Of(named, DeviceCookie.Ensure(context)));
        var strangers = KeyOf(Strangers, Of(named));
        await contexts.ExecuteAsync(
            $"""
            with own as (delete from attempt where key = {browser})
            update attempt set level = greatest(0, level - 1) where key = {strangers}
            """,
            cancellationToken
        );
    }

    private async Task<bool> IsKnownAsync(Guid? account, byte[] device, CancellationToken cancellationToken)
    {
        var owner = account ?? Guid.Empty;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.KnownDevices.AnyAsync(
            known => known.AccountId == owner && known.SecretHash == device,
            cancellationToken
        );
    }

    private async Task<bool> PourAsync(Bucket bucket, string subject, CancellationToken cancellationToken)
    {
        var key = KeyOf(bucket, subject);
        var now = time.GetUtcNow();
        var seconds = bucket.Pause.TotalSeconds;
        var room = bucket.Capacity - 1.0;
        // A refused try adds nothing: otherwise who goes on hammering would keep the bucket full for ever.
        var poured = await contexts.ExecuteAsync(
            $"""
            insert into attempt (key, level, changed_at) values ({key}, 1, {now})
            on conflict (key) do update
            set level = greatest(0, attempt.level - extract(epoch from {now} - attempt.changed_at) / {seconds}) + 1,
                changed_at = {now}
            where greatest(0, attempt.level - extract(epoch from {now} - attempt.changed_at) / {seconds}) <= {room}
            """,
            cancellationToken
        );
        return poured == 1;
    }

    private static string Of(string named, byte[]? device = null) =>
        named.Trim().ToUpperInvariant() + (device is null ? "" : "\n" + Convert.ToHexString(device));

    private static byte[] KeyOf(Bucket bucket, string subject) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{bucket.Name}\n{subject}"));

    /// <param name="Pause">After it, one more try fits.</param>
    private sealed record Bucket(string Name, int Capacity, TimeSpan Pause);
}
