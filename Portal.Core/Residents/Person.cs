using System.Text;

namespace Portal.Core.Residents;

/// <summary>One person, never a household: who shares a BG-Nummer shares nothing else here.</summary>
public sealed class Person
{
    private Person() { }

    internal Person(NewPerson person, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        GivenName = person.GivenName;
        FamilyName = person.FamilyName;
        BirthDate = person.BirthDate;
        BgNummer = Papers.BgNummer.Normalise(person.BgNummer);
        Street = person.Address?.Street;
        PostalCode = person.Address?.PostalCode;
        City = person.Address?.City;
        Language = person.Language;
        CreatedAt = now;
    }

    public Guid Id { get; private set; }
    public string GivenName { get; private set; } = "";
    public string FamilyName { get; private set; } = "";
    public DateOnly BirthDate { get; private set; }
    public string? BgNummer { get; private set; }
    public string? Street { get; private set; }
    public string? PostalCode { get; private set; }
    public string? City { get; private set; }

    /// <summary>Key of the texts the person reads: <c>de</c>, <c>ar</c> …</summary>
    public string Language { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>"Samira N.": for screens that others may see.</summary>
    public string ShortName =>
        FamilyName.EnumerateRunes().FirstOrDefault() is { Value: > 0 } first ? $"{GivenName} {first}." : GivenName;

    /// <summary>Null for people without an address: their letters are handed over in person.</summary>
    public HomeAddress? Address =>
        Street is null || PostalCode is null || City is null ? null : new(Street, PostalCode, City);
}
