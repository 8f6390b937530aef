using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Database;

namespace Portal.Core.Demonstration;

/// <summary>Invented residents and what the office still needs from some of them: <c>content/demonstration/persons.json</c>.</summary>
internal sealed class DemonstrationPersons(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    private const string Staff = "annika-silberweide";

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        var persons = Load();
        await contexts.InTransactionAsync(
            async db =>
            {
                // Several instances may start at once.
                await db.Database.ExecuteSqlAsync($"lock table person in share row exclusive mode", cancellationToken);
                if (await db.Persons.AnyAsync(cancellationToken))
                    return;
                foreach (var person in persons)
                    Enter(db, person, time.GetUtcNow());
            },
            cancellationToken
        );
    }

    private static void Enter(PortalDbContext db, Resident resident, DateTimeOffset now)
    {
        var person = new Person(resident.Person, now);
        db.Persons.Add(person);
        if (resident.Subject is { } subject)
            db.PersonAccounts.Add(new(person.Id, subject, now));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var wish in resident.Requests ?? [])
            db.Requests.Add(
                new(new(person.Id, wish.Title, wish.Reason, wish.Papers, today.AddDays(wish.Days)), Staff, now)
            );
    }

    private static List<Resident> Load()
    {
        using var file = File.OpenRead(
            Path.Combine(AppContext.BaseDirectory, "content", "demonstration", "persons.json")
        );
        return JsonSerializer.Deserialize<List<Resident>>(file, JsonColumns.Options)!;
    }

    /// <param name="Subject">The demonstration account that is bound to the person already.</param>
    private sealed record Resident(
        string GivenName,
        string FamilyName,
        DateOnly BirthDate,
        string? BgNummer,
        string Language,
        HomeAddress? Address,
        Guid? Subject,
        IReadOnlyList<Wish>? Requests
    )
    {
        public NewPerson Person => new(GivenName, FamilyName, BirthDate, BgNummer, Address, Language);
    }

    /// <param name="Days">From the first start to the deadline.</param>
    private sealed record Wish(string Title, string Reason, IReadOnlyList<RequestedPaper> Papers, int Days);
}
