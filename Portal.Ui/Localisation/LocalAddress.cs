namespace Portal.Ui.Localisation;

/// <summary>An address inside this host. Anything else would let a link lead people to a stranger's page.</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) => Or(address, "/");

    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] and not ['/', '/', ..] && !address.Any(letter => letter == '\\' || char.IsControl(letter))
            ? address
            : otherwise;
}
