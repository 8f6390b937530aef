namespace Portal.Core.Papers;

/// <summary>What may be sent, by its first bytes and never by its name. Whether it can really be read is the reader's question.</summary>
internal static class MediaType
{
    public const string Pdf = "application/pdf";
    public const string Tiff = "image/tiff";
    public const int HeadLength = 12;

    /// <summary>Null for everything that cannot be a paper.</summary>
    public static string? Of(ReadOnlySpan<byte> head) =>
        head switch
        {
            _ when head.StartsWith("%PDF-"u8) => Pdf,
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => Tiff,
            _ when head.Length >= HeadLength && head[4..8].SequenceEqual("ftyp"u8) && IsHeif(head[8..12]) =>
                "image/heic",
            _ => null,
        };

    /// <summary>Photographs of pages belong together; a PDF or a fax is complete.</summary>
    public static bool JoinsPictures(string type) => type is not (Pdf or Tiff);

    private static bool IsHeif(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8)
        || brand.SequenceEqual("heix"u8)
        || brand.SequenceEqual("heim"u8)
        || brand.SequenceEqual("mif1"u8)
        || brand.SequenceEqual("msf1"u8);
}
