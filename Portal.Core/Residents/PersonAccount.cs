namespace Portal.Core.Residents;

/// <summary>Ties an account of the identity service to one person; each of both has one of the other.</summary>
internal sealed class PersonAccount
{
    private PersonAccount() { }

    public PersonAccount(Guid personId, Guid subject, DateTimeOffset boundAt)
    {
        PersonId = personId;
        Subject = subject;
        BoundAt = boundAt;
    }

    public Guid PersonId { get; private set; }
    public Guid Subject { get; private set; }
    public DateTimeOffset BoundAt { get; private set; }
}
