namespace Portal.Core.Letters;

/// <summary>What came of typing a code.</summary>
public abstract record LetterResult
{
    private LetterResult() { }

    public sealed record Opened(Guid CodeId, CodePurpose Purpose, Guid PersonId, Guid? RequestId) : LetterResult;

    /// <summary>The check character does not fit: a slip of the finger, which costs no try.</summary>
    public sealed record Mistyped : LetterResult;

    public sealed record Unknown : LetterResult;

    public sealed record Expired : LetterResult;

    public sealed record Used : LetterResult;

    /// <summary>A newer letter took its place, the matter is done, or the birth date was wrong too often.</summary>
    public sealed record Withdrawn : LetterResult;

    public sealed record TooManyTries(DateTimeOffset Until) : LetterResult;
}

public abstract record BirthDateResult
{
    private BirthDateResult() { }

    public sealed record Right(Guid PersonId) : BirthDateResult;

    public sealed record Wrong(int TriesLeft) : BirthDateResult;

    /// <summary>Too many were wrong: only a new letter helps.</summary>
    public sealed record Burnt : BirthDateResult;

    public sealed record NotValid : BirthDateResult;
}

public abstract record BindResult
{
    private BindResult() { }

    public sealed record Bound(Guid PersonId) : BindResult;

    /// <summary>Used meanwhile, expired, withdrawn, or person and account belong to others.</summary>
    public sealed record NotValid : BindResult;
}
