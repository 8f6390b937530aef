using QRCoder;

namespace Portal.Web.Resident.Papers;

internal static class QrCode
{
    private const int PixelsPerModule = 4;

    internal static string DataUri(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(PixelsPerModule));
    }
}
