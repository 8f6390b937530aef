using Portal.Core.Residents;

namespace Portal.Core.Requests;

public sealed record NewRequest(
    Guid PersonId,
    string Title,
    string Reason,
    IReadOnlyList<RequestedPaper> Papers,
    DateOnly Deadline
);

public sealed record AddressedRequest(Request Request, Person Person);

public interface IRequests
{
    /// <summary>Null when there is no such person.</summary>
    Task<Request?> CreateAsync(NewRequest request, string staffId, CancellationToken cancellationToken);

    Task<AddressedRequest?> FindAsync(Guid requestId, CancellationToken cancellationToken);

    /// <summary>All open ones, the nearest deadline first.</summary>
    Task<IReadOnlyList<AddressedRequest>> ListOpenAsync(CancellationToken cancellationToken);

    /// <summary>Open ones addressed to this very person; those of the household are none of theirs.</summary>
    Task<IReadOnlyList<Request>> ListForPersonAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>Null when it is somebody else's.</summary>
    Task<Request?> FindForPersonAsync(Guid personId, Guid requestId, CancellationToken cancellationToken);

    /// <summary>Nothing is needed any more; its letters open nothing from now on.</summary>
    Task<bool> CloseAsync(Guid requestId, string staffId, CancellationToken cancellationToken);
}
