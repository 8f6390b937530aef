namespace Portal.Core.Papers;

/// <summary>A try to open a receipt that has not (yet) turned out right.</summary>
internal sealed class CodeTry
{
    private CodeTry() { }

    public CodeTry(string receiptNumber, DateTimeOffset triedAt)
    {
        Id = Guid.CreateVersion7(triedAt);
        ReceiptNumber = receiptNumber;
        TriedAt = triedAt;
    }

    public Guid Id { get; private set; }
    public string ReceiptNumber { get; private set; } = "";
    public DateTimeOffset TriedAt { get; private set; }
}
