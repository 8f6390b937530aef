using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Core.Data;

namespace Portal.Core.Letters;

/// <summary>
/// Slows guessing down where it comes from, device before address. No code is ever locked: a stranger's guesses cannot keep
/// its owner out.
/// </summary>
internal sealed class LetterTries(
    IDbContextFactory<PortalDbContext> contexts,
    LetterSecrets secrets,
    IOptions<LetterOptions> options,
    TimeProvider time
)
{
    private LetterOptions Limits => options.Value;

    /// <summary>Entered before the code is looked up, so that parallel guesses count as well.</summary>
    public async Task<LetterTry> EnterAsync(TypedAt at, CancellationToken cancellationToken)
    {
        var attempt = new LetterTry(secrets.Device(at.Device), secrets.Address(at.Address), time.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.LetterTries.Add(attempt);
        await db.SaveChangesAsync(cancellationToken);
        return attempt;
    }

    /// <summary>When the next try is heard, or null when this one is.</summary>
    public async Task<DateTimeOffset?> WaitUntilAsync(LetterTry attempt, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // Tries from far in the future were made before the clock was put back; they would not run out.
        var (from, to) = (attempt.TriedAt - Limits.Window, attempt.TriedAt + Limits.Window);
        var recent = db.LetterTries.Where(one => one.TriedAt > from && one.TriedAt < to && one.Id != attempt.Id);
        var byDevice = recent.Where(one => one.DeviceHash == attempt.DeviceHash);
        var byAddress = recent.Where(one => one.AddressHash == attempt.AddressHash);
        DateTimeOffset?[] waits =
        [
            attempt.DeviceHash is null ? null : await FreeAtAsync(byDevice, Limits.WrongTriesADevice),
            attempt.AddressHash is null ? null : await FreeAtAsync(byAddress, Limits.WrongTriesAnAddress),
        ];
        return waits.Max();

        async Task<DateTimeOffset?> FreeAtAsync(IQueryable<LetterTry> tries, int borne)
        {
            var oldestOfTooMany = await tries
                .OrderByDescending(one => one.TriedAt)
                .Skip(borne - 1)
                .Select(one => (DateTimeOffset?)one.TriedAt)
                .FirstOrDefaultAsync(cancellationToken);
            return oldestOfTooMany + Limits.Window;
        }
    }

    /// <summary>It was right, or not heard at all: neither counts.</summary>
    public async Task TakeBackAsync(LetterTry attempt, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.LetterTries.Where(one => one.Id == attempt.Id).ExecuteDeleteAsync(cancellationToken);
    }
}
