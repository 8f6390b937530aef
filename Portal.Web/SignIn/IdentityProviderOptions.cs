using System.ComponentModel.DataAnnotations;

namespace Portal.Web.SignIn;

/// <summary>Section <c>Portal:Identity</c>: the OpenID provider of staff and residents, Portal.Identity or another one.</summary>
public sealed class IdentityProviderOptions
{
    public const string Section = "Portal:Identity";

    /// <summary>Where browsers reach it; also its issuer.</summary>
    [Required]
    public required Uri PublicAddress { get; set; }

    /// <summary>Where browsers reach this portal: the provider sends them back there and nowhere else.</summary>
    [Required]
    public required Uri PortalAddress { get; set; }

    /// <summary>Folder with a file for each of our clients, called like it, holding its secret.</summary>
    [Required]
    public required string SecretsPath { get; set; }

    internal string Issuer => PublicAddress.GetLeftPart(UriPartial.Authority);

    internal Uri At(string path) => new(PublicAddress, path);

    internal string SecretOf(string client) => File.ReadAllText(Path.Combine(SecretsPath, client)).Trim();
}
