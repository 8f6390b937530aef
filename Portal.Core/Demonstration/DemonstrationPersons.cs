using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.Requests;
using Portal.Core.Residents;
using Portal.Documents;

namespace Portal.Core.Demonstration;

/// <summary>Invented residents, and what the invented office still needs from some of them.</summary>
internal sealed class DemonstrationPersons(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    private const string Staff = "annika-silberweide";

    private static readonly NewPerson Samira = new(
        "Samira",
        "Nasrin",
        new(1994, 5, 4),
        "90009BG0004711",
        new("Am Wehr 17", "00000", "Auenheim"),
        "de"
    );

    private static readonly NewPerson Tarek = new(
        "Tarek",
        "Almsee",
        new(1988, 9, 12),
        "90009BG0003077",
        new("Mühlgasse 21", "00000", "Lindenbach"),
        "ar"
    );

    // Sixteen years old, in one household with Tarek Almsee, and acting for herself (§ 36 SGB I).
    private static readonly NewPerson Amal = Tarek with
    {
        GivenName = "Amal",
        BirthDate = new(2010, 6, 14),
        Language = "de",
    };

    private static readonly NewPerson Grace = new(
        "Grace",
        "Okonvale",
        new(1997, 10, 9),
        "90009BG0004120",
        new("Lindenweg 12", "00000", "Auenheim"),
        "en"
    );

    // Without an address: letters are handed over at the counter.
    private static readonly NewPerson Mirko = new("Mirko", "Kellerwald", new(1977, 12, 23), null, null, "de");

    private static readonly NewPerson Jonas = new(
        "Jonas",
        "Wiesner",
        new(2001, 1, 17),
        "90009BG0002338",
        new("Kirchauer Straße 40", "00000", "Auenheim"),
        "de"
    );

    public Task EnterAsync(CancellationToken cancellationToken) =>
        contexts.InTransactionAsync(
            async db =>
            {
                // Several instances may start at once.
                await db.Database.ExecuteSqlAsync($"lock table person in share row exclusive mode", cancellationToken);
                if (!await db.Persons.AnyAsync(cancellationToken))
                    Enter(db, time.GetUtcNow());
            },
            cancellationToken
        );

    private static void Enter(PortalDbContext db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        db.Requests.Add(
            new(
                new(
                    Add(db, Samira, now),
                    "Ihre neue Wohnung",
                    "Sie ziehen um. Damit wir die neue Miete zahlen können, brauchen wir den Vertrag.",
                    [
                        new("Mietvertrag, alle Seiten", PaperKind.TenancyContract),
                        new("Letzte Nebenkostenabrechnung", PaperKind.UtilityBill),
                    ],
                    today.AddDays(14)
                ),
                Staff,
                now
            )
        );
        db.Requests.Add(
            new(
                new(
                    Add(db, Tarek, now),
                    "Ihre neue Arbeit",
                    "Sie haben angefangen zu arbeiten. Mit diesen Papieren rechnen wir aus, wie viel Geld Sie dazu bekommen.",
                    [
                        new("Arbeitsvertrag", PaperKind.EmploymentContract),
                        new("Lohnabrechnung für Oktober", PaperKind.Payslip),
                    ],
                    today.AddDays(10)
                ),
                Staff,
                now
            )
        );
        db.Requests.Add(
            new(
                new(
                    Add(db, Mirko, now),
                    "Ihr Antrag",
                    "Wir bearbeiten Ihren Antrag. Dafür müssen wir wissen, wer Sie sind.",
                    [new("Personalausweis oder Pass, beide Seiten", PaperKind.IdDocument)],
                    today.AddDays(21)
                ),
                Staff,
                now
            )
        );
        Add(db, Amal, now);
        Add(db, Grace, now);
        Add(db, Jonas, now);
    }

    private static Guid Add(PortalDbContext db, NewPerson person, DateTimeOffset now) =>
        db.Persons.Add(new(person, now)).Entity.Id;
}
