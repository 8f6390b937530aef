using Portal.Identity.Accounts;

namespace Portal.Identity.Protocol;

/// <summary>The portal's own clients. Whoever signs in to one must have an account of its kind.</summary>
public static class Clients
{
    public const string Residents = "portal-residents";
    public const string Desk = "portal-desk";

    /// <summary>Asks about the tokens of terminals; nobody signs in to it.</summary>
    public const string Api = "portal-api";

    internal static IEnumerable<ClientOptions> Own(Uri portal) =>
        [
            Page(Residents, AccountKind.Resident, portal, "/konto"),
            Page(Desk, AccountKind.Staff, portal, "/dienstkonto"),
            new() { Id = Api },
        ];

    private static ClientOptions Page(string id, AccountKind accounts, Uri portal, string area) =>
        new()
        {
            Id = id,
            Accounts = accounts,
            RedirectUris = [new Uri(portal, area + "/anmeldung")],
            PostLogoutRedirectUris = [new Uri(portal, area + "/abgemeldet")],
            BackchannelLogoutUri = new Uri(portal, area + "/sitzung-beendet"),
        };
}
