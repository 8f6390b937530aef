using Microsoft.AspNetCore.Identity;

namespace Portal.Identity.Passkeys;

/// <param name="Options">What the browser is asked, as WebAuthn writes it in JSON.</param>
/// <param name="State">Comes back with the answer: the question as we asked it, readable by us alone.</param>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>A new passkey and for whom it was made.</summary>
public sealed record NewPasskey(Guid Account, string UserName, UserPasskeyInfo Passkey);
