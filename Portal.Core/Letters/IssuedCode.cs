namespace Portal.Core.Letters;

/// <summary>A code on a letter or slip. The code itself is known to the paper alone.</summary>
internal sealed class IssuedCode
{
    public const int WrongBirthDatesBorne = 5;

    private IssuedCode() { }

    private IssuedCode(CodePurpose purpose, Guid personId, Guid? requestId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Purpose = purpose;
        PersonId = personId;
        RequestId = requestId;
        IssuedAt = now;
    }

    public Guid Id { get; private set; }
    public CodePurpose Purpose { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid? RequestId { get; private set; }

    /// <summary>Which master key the salt of <see cref="Hash"/> was derived from.</summary>
    public string MasterKeyId { get; private set; } = "";
    public byte[] Hash { get; private set; } = [];
    public string IssuedBy { get; private set; } = "";
    public DateTimeOffset IssuedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }
    public int WrongBirthDates { get; private set; }

    public bool IsBurnt => WrongBirthDates >= WrongBirthDatesBorne;

    public static IssuedCode ForRequest(Guid personId, Guid requestId, DateTimeOffset now) =>
        new(CodePurpose.Request, personId, requestId, now);

    public static IssuedCode ForAccount(Guid personId, DateTimeOffset now) =>
        new(CodePurpose.Account, personId, requestId: null, now);

    public IssuedCode Sealed(CodeHash hash, string staffId, DateTimeOffset expiresAt)
    {
        (MasterKeyId, Hash) = (hash.MasterKeyId, hash.Bytes);
        (IssuedBy, ExpiresAt) = (staffId, expiresAt);
        return this;
    }

    public LetterResult Open(DateTimeOffset now) =>
        this switch
        {
            { WithdrawnAt: not null } or { IsBurnt: true } => new LetterResult.Withdrawn(),
            { UsedAt: not null } => new LetterResult.Used(),
            _ when ExpiresAt <= now => new LetterResult.Expired(),
            _ => new LetterResult.Opened(Id, Purpose, PersonId, RequestId),
        };

    public void CountWrongBirthDate() => WrongBirthDates++;
}
