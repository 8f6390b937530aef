using Portal.Identity.Accounts;
using Portal.Identity.Protocol;

namespace Portal.Identity.Entrance;

/// <summary>Why somebody stands before the sign-in pages: a client sent them, or they want to see their own account.</summary>
/// <param name="Base">Address that all pages of this visit lie below: the protocol's cookie is sent nowhere else.</param>
/// <param name="Kind">Accounts of this kind alone may sign in.</param>
/// <param name="Interaction">Null for one's own account.</param>
public sealed record Visit(string Base, AccountKind Kind, Interaction? Interaction)
{
    public const string OverPath = "/vorbei";

    public string To(string step) => $"{Base}/{step}";

    public bool Creates => Interaction is { Prompt: "create" };
}
