namespace Portal.Core.Residents;

/// <param name="Address">Null when letters are handed over in person.</param>
/// <param name="Language">Key of a language the portal speaks.</param>
public sealed record NewPerson(
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    string? BgNummer,
    HomeAddress? Address,
    string Language
);

/// <summary>The people the office writes to, and the accounts they made.</summary>
public interface IPersons
{
    Task<Person> AddAsync(NewPerson person, string staffId, CancellationToken cancellationToken);

    Task<Person?> FindAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>For staff: by parts of the name or by BG-Nummer, at most 20.</summary>
    Task<IReadOnlyList<Person>> SearchAsync(string words, CancellationToken cancellationToken);

    Task<Person?> FindBySubjectAsync(Guid subject, CancellationToken cancellationToken);

    /// <summary>The account that was bound to the person.</summary>
    Task<Guid?> FindSubjectAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>The account sees nothing of the person any more. False when there was none.</summary>
    Task<bool> UnbindAsync(Guid personId, string staffId, CancellationToken cancellationToken);
}
