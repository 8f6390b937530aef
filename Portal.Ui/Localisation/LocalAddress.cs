namespace Portal.Ui.Localisation;

/// <summary>An address inside this host. Anything else would let a link lead people to a stranger's page.</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
