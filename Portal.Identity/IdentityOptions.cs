using System.ComponentModel.DataAnnotations;
using Portal.Identity.Accounts;

namespace Portal.Identity;

/// <summary>Section <c>Portal:Identity</c>.</summary>
public sealed class IdentityOptions
{
    public const string Section = "Portal:Identity";

    /// <summary>Where browsers reach this host, without a path; also the issuer of everything it signs.</summary>
    [Required]
    public required Uri PublicAddress { get; set; }

    /// <summary>Where browsers reach Portal.Web.</summary>
    [Required]
    public required Uri PortalAddress { get; set; }

    /// <summary>Folder with a file for each client's secret, called like the client.</summary>
    [Required]
    public required string SecretsPath { get; set; }

    /// <summary>Further clients; the portal's own three need no entry.</summary>
    public IReadOnlyList<ClientOptions> Clients { get; set; } = [];

    /// <summary>Node 22 or newer; the shipped one when empty.</summary>
    public string? NodePath { get; set; }

    /// <summary>Folder of the protocol's program; the shipped one when empty.</summary>
    public string? ProtocolPath { get; set; }

    internal string Origin => PublicAddress.GetLeftPart(UriPartial.Authority);

    internal IEnumerable<ClientOptions> AllClients => Protocol.Clients.Own(PortalAddress).Concat(Clients);

    /// <summary>Where a browser may be sent after it signed in.</summary>
    internal IEnumerable<string> ClientOrigins =>
        AllClients
            .SelectMany(client => client.RedirectUris)
            .Select(address => address.GetLeftPart(UriPartial.Authority))
            .Distinct(StringComparer.Ordinal);

    /// <summary>Passkeys and <c>__Host-</c> cookies work over HTTPS, and on this machine itself.</summary>
    public static bool IsUsable(Uri? address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", PathAndQuery: "/", Fragment: "" }
        && (string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || address.IsLoopback);
}

public sealed class ClientOptions
{
    [Required]
    public required string Id { get; set; }

    /// <summary>Whose accounts sign in there; nobody's when empty.</summary>
    public AccountKind? Accounts { get; set; }

    public IReadOnlyList<Uri> RedirectUris { get; set; } = [];

    public IReadOnlyList<Uri> PostLogoutRedirectUris { get; set; } = [];

    public Uri? BackchannelLogoutUri { get; set; }

    /// <summary>Whether requests must come pushed (RFC 9126), out of the browser's reach.</summary>
    public bool RequirePushedRequests { get; set; } = true;
}
