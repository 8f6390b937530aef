using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Papers;
using Portal.Database;
using Portal.Database.Auditing;

namespace Portal.Core.Residents;

internal sealed class Persons(IDbContextFactory<PortalDbContext> contexts, AuditTrail audit, TimeProvider time)
    : IPersons
{
    private const int MostFound = 20;

    public Task<Person> AddAsync(NewPerson person, string staffId, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                var added = db.Persons.Add(new(Cleaned(person), time.GetUtcNow())).Entity;
                await AuditAsync(db, "person.added", added.Id, staffId, cancellationToken);
                return added;
            },
            cancellationToken
        );

    public async Task<Person?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Persons.AsNoTracking().FirstOrDefaultAsync(person => person.Id == personId, cancellationToken);
    }

    public async Task<IReadOnlyList<Person>> SearchAsync(string words, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = db.Persons.AsNoTracking();
        var typed = Typed.Line(words) ?? "";
        if (BgNummer.TryParse(typed, out var number))
        {
            found = found.Where(person => person.BgNummer == number.Value);
        }
        else
        {
            foreach (var word in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                found = found.Where(person =>
                    SearchText.Fold(person.GivenName + " " + person.FamilyName).Contains(SearchText.Fold(word))
                );
        }
        return await found
            .OrderBy(person => person.FamilyName)
            .ThenBy(person => person.GivenName)
            .Take(MostFound)
            .ToListAsync(cancellationToken);
    }

    public async Task<Person?> FindBySubjectAsync(Guid subject, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .PersonAccounts.Where(account => account.Subject == subject)
            .Join(db.Persons, account => account.PersonId, person => person.Id, (_, person) => person)
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<Guid?> FindSubjectAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .PersonAccounts.Where(account => account.PersonId == personId)
            .Select(account => (Guid?)account.Subject)
            .FirstOrDefaultAsync(cancellationToken);
    }

    public Task<bool> UnbindAsync(Guid personId, string staffId, CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                var account = await db.PersonAccounts.FindAsync([personId], cancellationToken);
                if (account is null)
                    return false;
                db.PersonAccounts.Remove(account);
                // Whoever is signed in to it now sees nothing from the next page on.
                await db.Database.ExecuteSqlAsync(
                    $"update sign_in_session set ended_at = {time.GetUtcNow()} where subject = {account.Subject} and ended_at is null",
                    cancellationToken
                );
                await AuditAsync(db, "person.unbound", personId, staffId, cancellationToken);
                return true;
            },
            cancellationToken
        );

    private Task AuditAsync(
        PortalDbContext db,
        string act,
        Guid personId,
        string staffId,
        CancellationToken cancellationToken
    ) =>
        audit.AppendAsync(
            db,
            new(new(ActorKind.Staff, staffId), act, new("person", personId.ToString())),
            cancellationToken
        );

    private static NewPerson Cleaned(NewPerson person) =>
        person with
        {
            GivenName = Required(person.GivenName),
            FamilyName = Required(person.FamilyName),
            BgNummer = Typed.Line(person.BgNummer),
            Address = person.Address is { } address
                ? new(Required(address.Street), Required(address.PostalCode), Required(address.City))
                : null,
        };

    private static string Required(string value) =>
        Typed.Line(value)
        ?? throw new ArgumentException("A person needs names, and an address all its parts.", nameof(value));
}
