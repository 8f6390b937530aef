using Microsoft.Extensions.Localization;
using Portal.Core.Papers;
using Portal.Core.Residents;
using Portal.Ui.Forms;
using Portal.Ui.Localisation;
using Portal.Web.Resident.Papers;

namespace Portal.Web.Staff.Persons;

/// <summary>A person as staff type them in.</summary>
public sealed class PersonForm
{
    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public DateAnswer? Birth { get; set; }

    public string? Number { get; set; }

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Language { get; set; }

    private bool HasAddress => Line(Street) is not null || Line(PostalCode) is not null || Line(City) is not null;

    internal NewPerson? Read(Languages languages, DateOnly today) =>
        Line(GivenName) is { } given
        && Line(FamilyName) is { } family
        && Answer.BirthDate(Birth, today) is { } birth
        && NumberIsRight
        && languages.Find(Language) is { } language
        && Address(out var address)
            ? new(given, family, birth, Line(Number), address, language.Key)
            : null;

    internal IReadOnlyList<FieldError> Errors(IStringLocalizer texts, Languages languages, DateOnly today)
    {
        List<FieldError> errors = [];
        if (Line(GivenName) is null)
            errors.Add(new(nameof(GivenName), texts["office.person.given.missing"]));
        if (Line(FamilyName) is null)
            errors.Add(new(nameof(FamilyName), texts["office.person.family.missing"]));
        if (Answer.BirthDate(Birth, today) is null)
            errors.Add(new(nameof(Birth), texts["office.person.birth.wrong"]));
        if (!NumberIsRight)
            errors.Add(new(nameof(Number), texts["papers.number.error"]));
        if (!Address(out _))
            errors.Add(new(nameof(Street), texts["office.person.address.missing"]));
        if (languages.Find(Language) is null)
            errors.Add(new(nameof(Language), texts["office.person.language.missing"]));
        return errors;
    }

    private bool NumberIsRight => Line(Number) is not { } number || BgNummer.TryParse(number, out _);

    /// <summary>Whole or not at all: without one, letters are handed over in person.</summary>
    private bool Address(out HomeAddress? address)
    {
        address =
            Line(Street) is { } street && Line(PostalCode) is { } postalCode && Line(City) is { } city
                ? new(street, postalCode, city)
                : null;
        return address is not null || !HasAddress;
    }

    private static string? Line(string? typed) => Answer.Text(typed, 100);
}
