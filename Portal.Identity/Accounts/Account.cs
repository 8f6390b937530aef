using Microsoft.AspNetCore.Identity;

namespace Portal.Identity.Accounts;

/// <summary>Somebody who can sign in. No name and no birth date: who that is, the portal knows by the id.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public AccountKind Kind { get; init; }

    /// <summary>Key of the language that mails are written in.</summary>
    public required string Language { get; set; }

    /// <summary>For the day on which nobody else gets in; each use raises an alarm.</summary>
    public bool BreakGlass { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
