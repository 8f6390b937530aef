using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Database;

namespace Portal.Identity.Protocol;

/// <summary>The line of JSON the protocol process starts with. It carries secrets, so it goes through standard input.</summary>
internal sealed class ProtocolSettings(IOptions<IdentityOptions> options, IOptions<DatabaseSettings> database)
{
    public const string InteractionPath = "/interaction";
    public const string SignOutPath = "/abmelden/protokoll";
    public const string SignedOutPath = "/abgemeldet";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string For(ProtocolKeySet keys, ProtocolSockets sockets)
    {
        var identity = options.Value;
        var secure = string.Equals(identity.PublicAddress.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
        return JsonSerializer.Serialize(
            new
            {
                Issuer = identity.PublicAddress.GetLeftPart(UriPartial.Authority),
                Secure = secure,
                ProtocolSocket = sockets.Protocol,
                AdministrationSocket = sockets.Administration,
                InteractionPath,
                SignOutPath,
                SignedOutPath,
                ResidentClient = Clients.Residents,
                StaffClient = Clients.Desk,
                ApiClient = Clients.Api,
                CookieKeys = keys.Cookies,
                CookieNames = new
                {
                    Session = (secure ? "__Host-" : "") + ProtocolCookies.Prefix + "session",
                    Interaction = (secure ? "__Secure-" : "") + ProtocolCookies.Prefix + "interaction",
                    Resume = (secure ? "__Secure-" : "") + ProtocolCookies.Prefix + "resume",
                },
                Jwks = new { Keys = keys.Signing },
                Clients = identity.AllClients.Select(client => Metadata(client, identity)),
                Database = Database(),
            },
            Json
        );
    }

    /// <summary>OpenID Connect Dynamic Client Registration 1.0, section 2.</summary>
    private static Dictionary<string, object> Metadata(ClientOptions client, IdentityOptions identity)
    {
        var signsIn = client.RedirectUris.Count > 0;
        var metadata = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["client_id"] = client.Id,
            ["client_secret"] = File.ReadAllText(Path.Combine(identity.SecretsPath, client.Id)).Trim(),
            ["redirect_uris"] = client.RedirectUris.Select(uri => uri.AbsoluteUri),
            ["post_logout_redirect_uris"] = client.PostLogoutRedirectUris.Select(uri => uri.AbsoluteUri),
            ["grant_types"] = signsIn ? ["authorization_code"] : Array.Empty<string>(),
            ["response_types"] = signsIn ? ["code"] : Array.Empty<string>(),
            ["require_pushed_authorization_requests"] = signsIn && client.RequirePushedRequests,
            ["scope"] = "openid",
        };
        if (client.BackchannelLogoutUri is { } logout)
        {
            metadata["backchannel_logout_uri"] = logout.AbsoluteUri;
            metadata["backchannel_logout_session_required"] = true;
        }
        return metadata;
    }

    private Dictionary<string, object?> Database()
    {
        var connection = new NpgsqlConnectionStringBuilder(database.Value.ConnectionString);
        return new(StringComparer.Ordinal)
        {
            ["host"] = connection.Host,
            ["port"] = connection.Port,
            ["user"] = connection.Username,
            ["password"] = connection.Password,
            ["database"] = connection.Database,
            ["options"] = $"-c search_path={IdentityHost.Schema}",
            ["application_name"] = "portal-protocol",
            ["ssl"] = connection.SslMode switch
            {
                SslMode.VerifyCA or SslMode.VerifyFull => new
                {
                    RejectUnauthorized = true,
                    Ca = connection.RootCertificate is { } root ? File.ReadAllText(root) : null,
                },
                SslMode.Require => new { RejectUnauthorized = false, Ca = (string?)null },
                _ => false,
            },
        };
    }
}
