using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;
using Portal.Database;
using Portal.Documents;

namespace Portal.Core.Papers.Reading;

/// <summary>A paper taken for reading. What is written later counts only while <see cref="Owner"/> still holds it at this <see cref="Attempt"/>.</summary>
internal sealed record Lease(Guid PaperId, Guid Owner, int Attempt);

/// <summary>The rows of papers as a queue: urgent ones first, then in the order of arrival; one reader a paper.</summary>
internal sealed class ReadingQueue(
    IDbContextFactory<PortalDbContext> contexts,
    NpgsqlDataSource database,
    PaperBlobs blobs,
    TimeProvider time
)
{
    /// <summary>After this a paper whose reader says nothing any more is taken by another. Measured by the database, because clocks of instances differ.</summary>
    internal static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    public async Task<Lease?> ClaimAsync(Guid owner, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with next as (
                select id from paper
                where (state = 'received' and (retry_at is null or retry_at <= $1)) or (state = 'reading' and lease_until < now())
                order by (urgency <> 'none') desc, received_at
                limit 1
                for update skip locked
            )
            update paper set state = 'reading', lease_owner = $2, lease_until = now() + $3, attempts = attempts + 1
            from next where paper.id = next.id
            returning paper.id, paper.attempts
            """
        );
        command.Parameters.AddWithValue(time.GetUtcNow());
        command.Parameters.AddWithValue(owner);
        command.Parameters.AddWithValue(LeaseTime);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new(row.GetGuid(0), owner, row.GetInt32(1)) : null;
    }

    /// <summary>False when the paper was given to somebody else.</summary>
    public async Task<bool> RenewAsync(Lease lease, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update paper set lease_until = now() + $4
            where id = $1 and state = 'reading' and lease_owner = $2 and attempts = $3
            """
        );
        command.Parameters.AddWithValue(lease.PaperId);
        command.Parameters.AddWithValue(lease.Owner);
        command.Parameters.AddWithValue(lease.Attempt);
        command.Parameters.AddWithValue(LeaseTime);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<Paper?> LoadAsync(Lease lease, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Held(db, lease)
            .AsNoTracking()
            .Include(paper => paper.Files)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Writes everything in one transaction, once: a late reader finds its lease gone and writes nothing.</summary>
    public Task<bool> CompleteAsync(
        Lease lease,
        PaperReading reading,
        ArtifactBlobs artifacts,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            lease,
            async (db, paper, submission) =>
            {
                await blobs.ReleaseAsync(
                    db,
                    [
                        .. paper.Pages.Select(page => page.ImageBlobId).OfType<Guid>(),
                        .. paper.ArchiveBlobId is { } old ? [old] : Array.Empty<Guid>(),
                    ],
                    cancellationToken
                );
                db.RemoveRange(paper.Pages);
                await db.SaveChangesAsync(cancellationToken);
                paper.ReadAs(reading, artifacts.Images, artifacts.Archive, submission);
                await PaperBlobs.KeepAsync(db, artifacts.Kept, cancellationToken);
            },
            cancellationToken
        );

    public Task<bool> ReaderDiedAsync(Lease lease, CancellationToken cancellationToken) =>
        ChangeAsync(lease, paper => paper.ReaderDied(time.GetUtcNow()), cancellationToken);

    public Task<bool> PostponeAsync(Lease lease, CancellationToken cancellationToken) =>
        ChangeAsync(lease, paper => paper.Postpone(time.GetUtcNow()), cancellationToken);

    private Task<bool> ChangeAsync(Lease lease, Action<Paper> change, CancellationToken cancellationToken) =>
        ChangeAsync(
            lease,
            (_, paper, _) =>
            {
                change(paper);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    private Task<bool> ChangeAsync(
        Lease lease,
        Func<PortalDbContext, Paper, Submission, Task> change,
        CancellationToken cancellationToken
    ) =>
        contexts.InTransactionAsync(
            async db =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"select 1 from paper where id = {lease.PaperId} for update",
                    cancellationToken
                );
                if (
                    await Held(db, lease).Include(one => one.Pages).FirstOrDefaultAsync(cancellationToken)
                    is not { } paper
                )
                    return false;
                await change(
                    db,
                    paper,
                    await db.Submissions.SingleAsync(
                        submission => submission.Id == paper.SubmissionId,
                        cancellationToken
                    )
                );
                await db.NotifyAsync(Signals.InboxChanged, paper.Id, cancellationToken);
                return true;
            },
            cancellationToken
        );

    private static IQueryable<Paper> Held(PortalDbContext db, Lease lease) =>
        db.Papers.Where(paper =>
            paper.Id == lease.PaperId
            && paper.State == PaperState.Reading
            && paper.LeaseOwner == lease.Owner
            && paper.Attempts == lease.Attempt
        );
}
