using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Database;

namespace Portal.Core.Papers.Storage;

/// <summary>
/// The encrypted bytes of papers. Every blob is entered in the database before its first byte, with a time after which it is
/// swept; the transaction that keeps it takes that time away. So nothing half-written stays, whatever dies in between.
/// </summary>
internal sealed class PaperBlobs(
    IPaperStore store,
    IMasterKeys masterKeys,
    IDbContextFactory<PortalDbContext> contexts,
    TimeProvider time
)
{
    private static readonly TimeSpan Unkept = TimeSpan.FromHours(2);

    /// <summary>A new key for a paper, wrapped for its row.</summary>
    public (byte[] Key, WrappedKey Wrapped) CreateKey(Guid paperId)
    {
        var key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(SegmentedAead.KeyLength);
        return (key, masterKeys.Wrap(key, paperId.ToByteArray()));
    }

    public byte[] Unwrap(Paper paper) => masterKeys.Unwrap(paper.Key, paper.Id.ToByteArray());

    /// <exception cref="StoreUnavailableException">Disk full or gone; nothing is left behind.</exception>
    public async Task<Guid> WriteAsync(byte[] key, Stream plaintext, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            db.Blobs.Add(new(id, time.GetUtcNow() + Unkept));
            await db.SaveChangesAsync(cancellationToken);
        }
        await store.WriteAsync(
            id,
            (stream, cancellation) => SegmentedAead.EncryptAsync(plaintext, stream, key, id, cancellation),
            cancellationToken
        );
        return id;
    }

    public async Task<Stream> OpenAsync(byte[] key, Guid blobId, CancellationToken cancellationToken) =>
        await SegmentedAead.DecryptAsync(
            await store.OpenAsync(blobId, cancellationToken),
            key,
            blobId,
            cancellationToken
        );

    /// <exception cref="StoreUnavailableException">One of them was swept meanwhile: what wrote it took too long.</exception>
    public static async Task KeepAsync(
        PortalDbContext db,
        IReadOnlyCollection<Guid> blobs,
        CancellationToken cancellationToken
    )
    {
        var kept = await db
            .Blobs.Where(blob => blobs.Contains(blob.Id))
            .ExecuteUpdateAsync(
                set => set.SetProperty(blob => blob.SweepAfter, (DateTimeOffset?)null),
                cancellationToken
            );
        if (kept != blobs.Count)
            throw new StoreUnavailableException("A blob was swept before it was kept.");
    }

    /// <summary>They are deleted soon; whoever reads one now may finish.</summary>
    public async Task ReleaseAsync(
        PortalDbContext db,
        IReadOnlyCollection<Guid> blobs,
        CancellationToken cancellationToken
    )
    {
        if (blobs.Count == 0)
            return;
        DateTimeOffset? now = time.GetUtcNow();
        await db
            .Blobs.Where(blob => blobs.Contains(blob.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(blob => blob.SweepAfter, now), cancellationToken);
    }

    /// <summary>Deletes what nothing keeps any more. The locked row keeps a late transaction from keeping what is just deleted.</summary>
    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                var loose = await db
                    .Blobs.FromSql(
                        $"select * from stored_blob where sweep_after <= {now} limit 1000 for update skip locked"
                    )
                    .ToListAsync(cancellationToken);
                foreach (var blob in loose)
                    await store.DeleteAsync(blob.Id, cancellationToken);
                db.RemoveRange(loose);
                return loose.Count;
            },
            cancellationToken
        );
}
