namespace Portal.Core.Papers;

/// <summary>What the papers are about, chosen by the person who sends them.</summary>
public enum Topic
{
    Other,
    Reply,
    Home,
    Income,
    Account,
    Family,
    Health,
    Identity,
    Objection,
    Emergency,
}

public enum ContactKind
{
    None,
    Phone,
    Email,
    Letter,
}

public sealed record PersonAnswers(string? GivenName, string? FamilyName, DateOnly? BirthDate, string? BgNummer);

public sealed record ContactAnswers(ContactKind Kind, string? Value);

public sealed record TopicAnswers(Topic Topic, string? Note);
