using System.ComponentModel.DataAnnotations;

namespace Portal.Identity.Hosting;

/// <summary>Where people reach us and the portal. Passkeys belong to the first, forms may lead to the second.</summary>
public sealed class PublicAddresses
{
    public const string PortalSetting = "Portal:PublicAddress";
    public const string IdentitySetting = "Portal:Identity:PublicAddress";

    [Required]
    public Uri? Portal { get; set; }

    [Required]
    public Uri? Identity { get; set; }

    public string PortalOrigin => Portal!.GetLeftPart(UriPartial.Authority);

    public string IdentityOrigin => Identity!.GetLeftPart(UriPartial.Authority);

    /// <summary>Passkeys and <c>__Host-</c> cookies work over HTTPS, and on this machine itself.</summary>
    public static bool IsUsable(Uri? address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" }
        && (string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || address.IsLoopback);
}

internal static class PublicAddressesExtensions
{
    public static PublicAddresses AddPublicAddresses(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<PublicAddresses>()
            .Configure<IConfiguration>((addresses, settings) => Read(addresses, settings))
            .Validate(
                addresses => PublicAddresses.IsUsable(addresses.Portal) && PublicAddresses.IsUsable(addresses.Identity),
                $"{PublicAddresses.PortalSetting} and {PublicAddresses.IdentitySetting} are absolute addresses, over HTTPS unless they are this machine's."
            )
            .ValidateOnStart();
        var now = new PublicAddresses();
        Read(now, builder.Configuration);
        return now;
    }

    private static void Read(PublicAddresses addresses, IConfiguration settings)
    {
        addresses.Portal = settings.GetValue<Uri>(PublicAddresses.PortalSetting);
        addresses.Identity = settings.GetValue<Uri>(PublicAddresses.IdentitySetting);
    }
}
