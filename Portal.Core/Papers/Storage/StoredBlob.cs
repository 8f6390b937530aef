namespace Portal.Core.Papers.Storage;

/// <summary>A blob in the store. One that no row keeps has a time after which it is swept.</summary>
internal sealed class StoredBlob
{
    private StoredBlob() { }

    public StoredBlob(Guid id, DateTimeOffset sweepAfter)
    {
        Id = id;
        SweepAfter = sweepAfter;
    }

    public Guid Id { get; private set; }
    public DateTimeOffset? SweepAfter { get; private set; }
}
