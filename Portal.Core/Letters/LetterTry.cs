namespace Portal.Core.Letters;

/// <summary>A code that was typed and has not (yet) turned out right.</summary>
internal sealed class LetterTry
{
    private LetterTry() { }

    public LetterTry(byte[]? deviceHash, byte[]? addressHash, DateTimeOffset triedAt)
    {
        Id = Guid.CreateVersion7(triedAt);
        DeviceHash = deviceHash;
        AddressHash = addressHash;
        TriedAt = triedAt;
    }

    public Guid Id { get; private set; }
    public byte[]? DeviceHash { get; private set; }
    public byte[]? AddressHash { get; private set; }
    public DateTimeOffset TriedAt { get; private set; }
}
