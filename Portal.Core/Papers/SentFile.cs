namespace Portal.Core.Papers;

/// <summary>A file as it was sent. The checksum stands only here, never beside the bytes.</summary>
internal sealed class SentFile
{
    private SentFile() { }

    public SentFile(Guid id, int ordinal, string name, string mediaType, long length, byte[] sha256, Guid blobId)
    {
        Id = id;
        Ordinal = ordinal;
        Name = name;
        MediaType = mediaType;
        Length = length;
        Sha256 = sha256;
        BlobId = blobId;
    }

    public Guid Id { get; private set; }
    public Guid PaperId { get; private set; }
    public int Ordinal { get; private set; }
    public string Name { get; private set; } = "";
    public string MediaType { get; private set; } = "";
    public long Length { get; private set; }
    public byte[] Sha256 { get; private set; } = [];
    public int? PageCount { get; private set; }
    public Guid BlobId { get; private set; }

    public void Move(int ordinal) => Ordinal = ordinal;

    public void Counted(int? pages) => PageCount = pages;

    public DraftFile ToDraftFile() =>
        new(Id, Ordinal, Name, MediaType, Length, Convert.ToHexStringLower(Sha256), PageCount);
}
