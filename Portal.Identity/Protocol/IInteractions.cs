using Portal.Ui.Hosting;

namespace Portal.Identity.Protocol;

/// <summary>What a client asked for through the browser in front of us.</summary>
/// <param name="Prompt"><c>login</c>, or <c>create</c> when the client vouches for a right to an account.</param>
/// <param name="Account">Named by the client: whose access is to be renewed (recovery), or who is expected.</param>
/// <param name="Language">Key of the language the person read at the client.</param>
public sealed record Interaction(string Uid, string ClientId, string Prompt, Guid? Account, string? Language);

/// <param name="Means">Authentication methods of RFC 8176: <c>hwk</c>, <c>user</c>, <c>otp</c>, <c>pwd</c>, <c>mfa</c>; <c>demo</c> and <c>fed</c> are ours.</param>
public sealed record SignIn(Guid Account, IReadOnlyList<string> Means, AssuranceLevel Level);

/// <summary>The hand-over between our pages and the protocol process.</summary>
public interface IInteractions
{
    /// <summary>Null when it is unknown, over, or was begun in another browser.</summary>
    Task<Interaction?> FindAsync(HttpContext context, string uid, CancellationToken cancellationToken);

    /// <summary>Tells the protocol who signed in; answers with the address to send the browser to.</summary>
    Task<Uri?> CompleteAsync(HttpContext context, string uid, SignIn signIn, CancellationToken cancellationToken);

    /// <summary>The person turned back; answers with the address to send the browser to.</summary>
    Task<Uri?> AbortAsync(HttpContext context, string uid, CancellationToken cancellationToken);

    /// <summary>Ends every session of the account at the protocol, and tells the clients.</summary>
    Task EndSessionsAsync(Guid account, CancellationToken cancellationToken);
}
