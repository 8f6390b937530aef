using System.Security.Cryptography;
using Portal.Core.Letters;
using Portal.Database;

namespace Portal.Core.Papers;

/// <summary>What one person sends at one time: a draft until it is sealed.</summary>
internal sealed class Submission
{
    public static readonly TimeSpan DraftLife = TimeSpan.FromHours(24);

    private Submission() { }

    public Submission(DraftSecret secret, string language, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        TokenHash = secret.Hash;
        Language = language;
        CreatedAt = now;
        Touch(now);
    }

    public Guid Id { get; private set; }
    public SubmissionState State { get; private set; }
    public string Language { get; private set; } = "";
    public byte[]? TokenHash { get; private set; }
    public bool PersonAnswered { get; private set; }
    public string? GivenName { get; private set; }
    public string? FamilyName { get; private set; }
    public DateOnly? BirthDate { get; private set; }
    public string? BgNummer { get; private set; }
    public ContactKind? Contact { get; private set; }
    public string? ContactValue { get; private set; }
    public Topic? Topic { get; private set; }
    public string? TopicNote { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? SealedAt { get; private set; }
    public string? ReceiptNumber { get; private set; }
    public byte[]? CodeSalt { get; private set; }
    public byte[]? CodeHash { get; private set; }
    public byte[]? CodeForSender { get; private set; }
    public List<Paper> Papers { get; } = [];

    public PersonAnswers? Person => PersonAnswered ? new(GivenName, FamilyName, BirthDate, BgNummer) : null;

    public ContactAnswers? ContactAnswers => Contact is { } kind ? new(kind, ContactValue) : null;

    public TopicAnswers? TopicAnswers => Topic is { } topic ? new(topic, TopicNote) : null;

    public bool IsDraft => State == SubmissionState.Draft;

    public string? PersonName => Join(GivenName, FamilyName);

    public void Answer(PersonAnswers answers, DateTimeOffset now)
    {
        PersonAnswered = true;
        GivenName = Typed.Line(answers.GivenName);
        FamilyName = Typed.Line(answers.FamilyName);
        BirthDate = answers.BirthDate;
        BgNummer = Core.Papers.BgNummer.Normalise(Typed.Line(answers.BgNummer));
        Touch(now);
    }

    public void Answer(ContactAnswers answers, DateTimeOffset now)
    {
        Contact = answers.Kind;
        ContactValue = answers.Kind == ContactKind.None ? null : Typed.Text(answers.Value);
        Touch(now);
    }

    public void Answer(TopicAnswers answers, DateTimeOffset now)
    {
        Topic = answers.Topic;
        TopicNote = Typed.Text(answers.Note);
        Touch(now);
    }

    public void Touch(DateTimeOffset now) => ExpiresAt = now + DraftLife;

    /// <summary>Empty papers do not exist, and what is left keeps counting from 1.</summary>
    public void Remove(Paper paper)
    {
        Papers.Remove(paper);
        var ordinal = 0;
        foreach (var left in Papers.OrderBy(left => left.Ordinal))
        {
            left.Move(++ordinal);
        }
    }

    public void Seal(ReceiptNumber number, LetterCode code, DraftSecret secret, DateTimeOffset now)
    {
        State = SubmissionState.Sealed;
        // PostgreSQL keeps microseconds: the receipt shown first must be the one shown again.
        SealedAt = now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        ReceiptNumber = number.Value;
        CodeSalt = RandomNumberGenerator.GetBytes(16);
        CodeHash = code.Hash(CodeSalt);
        CodeForSender = secret.Encrypt(code.Value, Id);
        Touch(now);
        foreach (var paper in Papers)
        {
            paper.Receive(this, now);
        }
    }

    /// <summary>The browser that sent it can open it no more; the receipt stays valid. Returns the blobs only that browser could see.</summary>
    public IReadOnlyList<Guid> Forget()
    {
        TokenHash = null;
        CodeForSender = null;
        return [.. Papers.SelectMany(paper => paper.ForgetGlance())];
    }

    private static string? Join(params string?[] parts) =>
        string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } joined ? joined : null;
}
