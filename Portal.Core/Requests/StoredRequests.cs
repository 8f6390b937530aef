using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Papers;
using Portal.Database;
using Portal.Database.Auditing;

namespace Portal.Core.Requests;

internal sealed class StoredRequests(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, TimeProvider time)
    : IRequests
{
    public Task<Request?> CreateAsync(NewRequest request, string staffId, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                if (!await db.Persons.AnyAsync(person => person.Id == request.PersonId, cancellationToken))
                    return null;
                var created = db.Requests.Add(new(Cleaned(request), staffId, time.GetUtcNow())).Entity;
                await AuditAsync(db, "request.created", created.Id, staffId, cancellationToken);
                return created;
            },
            cancellationToken
        );

    public async Task<AddressedRequest?> FindAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Addressed(db, db.Requests.Where(request => request.Id == requestId))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<AddressedRequest>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Addressed(
                db,
                db.Requests.Where(request => request.State == RequestState.Open)
                    .OrderBy(request => request.Deadline)
                    .ThenBy(request => request.Id)
            )
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Request>> ListForPersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Requests.AsNoTracking()
            .Where(request => request.PersonId == personId && request.State == RequestState.Open)
            .OrderBy(request => request.Deadline)
            .ThenBy(request => request.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<Request?> FindForPersonAsync(Guid personId, Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Requests.AsNoTracking()
            .FirstOrDefaultAsync(request => request.Id == requestId && request.PersonId == personId, cancellationToken);
    }

    public Task<bool> CloseAsync(Guid requestId, string staffId, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                if (await db.Requests.FindAsync([requestId], cancellationToken) is not { IsOpen: true } request)
                    return false;
                request.Close();
                var now = time.GetUtcNow();
                await db
                    .IssuedCodes.Where(code => code.RequestId == requestId && code.WithdrawnAt == null)
                    .ExecuteUpdateAsync(code => code.SetProperty(one => one.WithdrawnAt, now), cancellationToken);
                await AuditAsync(db, "request.closed", requestId, staffId, cancellationToken);
                return true;
            },
            cancellationToken
        );

    private Task AuditAsync(
        PortalDbContext db,
        string act,
        Guid requestId,
        string staffId,
        CancellationToken cancellationToken
    ) =>
        audit.AppendAsync(
            db,
            new(new(ActorKind.Staff, staffId), act, new("request", requestId.ToString())),
            cancellationToken
        );

    private static IQueryable<AddressedRequest> Addressed(PortalDbContext db, IQueryable<Request> requests) =>
        requests
            .AsNoTracking()
            .Join(
                db.Persons.AsNoTracking(),
                request => request.PersonId,
                person => person.Id,
                (request, person) => new AddressedRequest(request, person)
            );

    private static NewRequest Cleaned(NewRequest request) =>
        request with
        {
            Title = Required(Typed.Line(request.Title)),
            Reason = Required(Typed.Text(request.Reason)),
            Papers = [.. request.Papers.Select(paper => paper with { Text = Required(Typed.Line(paper.Text)) })],
        };

    private static string Required(string? value) =>
        value ?? throw new ArgumentException("A request says what is needed and why.", nameof(value));
}
