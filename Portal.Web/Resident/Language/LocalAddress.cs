namespace Portal.Web.Resident.Language;

/// <summary>An address inside the portal. Anything else would let a link lead people to a stranger's page.</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
