namespace Portal.Core.Sessions;

/// <summary>Sessions of signed-in people, known to all instances: a cookie alone is not enough.</summary>
public interface ISignInSessions
{
    /// <param name="sid">The provider's name for the session this one belongs to.</param>
    Task<Guid> BeginAsync(
        string audience,
        Guid subject,
        string sid,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    );

    Task<bool> IsOpenAsync(Guid id, CancellationToken cancellationToken);

    Task EndAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Ends what belongs to the provider's session, or to all of the subject's when it names none.</summary>
    Task EndFromProviderAsync(string audience, string? sid, Guid? subject, CancellationToken cancellationToken);
}
