namespace Portal.Identity.Protocol;

/// <summary>Our own two clients. Whoever signs in to one must have an account of its kind.</summary>
public static class Clients
{
    public const string Residents = "portal-residents";
    public const string Desk = "portal-desk";
}
