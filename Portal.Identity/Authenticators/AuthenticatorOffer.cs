using QRCoder;

namespace Portal.Identity.Authenticators;

/// <summary>A secret that is shown to be taken into an app. It counts once a code of it came back.</summary>
/// <param name="State">Comes back with the code: the secret, readable by us alone.</param>
public sealed record AuthenticatorOffer(byte[] Secret, string State, string Issuer, string Name)
{
    private const int PixelsPerModule = 4;

    public string Written => Totp.Write(Secret);

    /// <summary>As apps read it: https://github.com/google/google-authenticator/wiki/Key-Uri-Format.</summary>
    public string Address =>
        $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(Name)}"
        + $"?secret={Written.Replace(" ", "", StringComparison.Ordinal)}&issuer={Uri.EscapeDataString(Issuer)}";

    public string QrCode
    {
        get
        {
            using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
            using var png = new PngByteQRCode(code);
            return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(PixelsPerModule));
        }
    }
}
