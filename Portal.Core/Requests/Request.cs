using Portal.Documents;

namespace Portal.Core.Requests;

/// <param name="Text">What staff wrote: "Mietvertrag, alle Seiten".</param>
/// <param name="Kind">Its kind where there is one, so that it can be said in every language.</param>
public sealed record RequestedPaper(string Text, PaperKind? Kind);

public enum RequestState
{
    Open,
    Closed,
}

/// <summary>"Wir brauchen noch …": what the office asks of one person, and by when.</summary>
public sealed class Request
{
    private Request() { }

    internal Request(NewRequest request, string createdBy, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        PersonId = request.PersonId;
        Title = request.Title;
        Reason = request.Reason;
        Papers = request.Papers;
        Deadline = request.Deadline;
        CreatedBy = createdBy;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public RequestState State { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>One or two sentences: why the office asks.</summary>
    public string Reason { get; private set; } = "";
    public IReadOnlyList<RequestedPaper> Papers { get; private set; } = [];
    public DateOnly Deadline { get; private set; }

    /// <summary>Id of the member of staff.</summary>
    public string CreatedBy { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    public bool IsOpen => State == RequestState.Open;

    internal void Close() => State = RequestState.Closed;
}
