using Portal.Database;

namespace Portal.Core.Letters;

/// <summary>Shown once, to be printed.</summary>
public sealed record NewLetter(LetterCode Code, DateTimeOffset ExpiresAt);

/// <summary>Where a code was typed. Both are kept hashed, and only if it was wrong.</summary>
/// <param name="Device">A random name the browser keeps.</param>
public sealed record TypedAt(string? Device, System.Net.IPAddress? Address);

/// <summary>Codes on letters and slips.</summary>
public interface ILetterCodes
{
    /// <summary>Withdraws the request's earlier code. Null when the request is closed or unknown.</summary>
    Task<NewLetter?> IssueForRequestAsync(Guid requestId, string staffId, CancellationToken cancellationToken);

    /// <summary>Withdraws the person's earlier unused code. Null when there is no such person.</summary>
    Task<NewLetter?> IssueForAccountAsync(Guid personId, string staffId, CancellationToken cancellationToken);

    /// <summary>Looks a typed code up; changes nothing but the count of wrong tries.</summary>
    Task<LetterResult> OpenAsync(string? typed, TypedAt at, CancellationToken cancellationToken);

    /// <summary>Does the code, opened before, still open this request?</summary>
    Task<bool> StillOpensAsync(Guid codeId, Guid requestId, CancellationToken cancellationToken);

    Task<BirthDateResult> CheckBirthDateAsync(Guid codeId, DateOnly birthDate, CancellationToken cancellationToken);

    /// <summary>Uses an account code up and ties the account to its person, or renews the tie that is there: both or nothing, once.</summary>
    Task<BindResult> BindAsync(Guid codeId, Guid subject, CancellationToken cancellationToken);
}
