using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Hosting;

namespace Portal.Database;

/// <summary>The certificate without which the keys of cookies and forms cannot be read, even by who has the database.</summary>
public sealed class KeyProtectionSettings
{
    public const string Section = "Portal:KeyProtection";

    /// <summary>PKCS #12 file with the private key.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>File whose first line is the certificate's password; null when it has none.</summary>
    public string? PasswordPath { get; set; }

    /// <summary>Certificates used before, under the same password: their keys stay readable after a change.</summary>
    public IReadOnlyList<string> EarlierCertificatePaths { get; set; } = [];
}

internal static class KeyProtection
{
    public static void ProtectWith(
        this IDataProtectionBuilder keys,
        KeyProtectionSettings? settings,
        IHostEnvironment environment
    )
    {
        if (settings?.CertificatePath is { Length: > 0 } path)
        {
            keys.ProtectKeysWithCertificate(Load(path, settings));
            keys.UnprotectKeysWithAnyCertificate([
                .. settings.EarlierCertificatePaths.Prepend(path).Select(file => Load(file, settings)),
            ]);
        }
        else if (environment.IsProduction())
        {
            throw new InvalidOperationException(
                $"{KeyProtectionSettings.Section}:{nameof(KeyProtectionSettings.CertificatePath)} is missing: "
                    + "in production the keys of cookies and forms are protected by a certificate (docs/operations.md)."
            );
        }
    }

    private static X509Certificate2 Load(string path, KeyProtectionSettings settings) =>
        X509CertificateLoader.LoadPkcs12FromFile(
            path,
            settings.PasswordPath is { Length: > 0 } file ? File.ReadLines(file).First() : null
        );
}
