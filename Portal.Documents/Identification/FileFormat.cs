namespace Portal.Documents.Identification;

internal enum FileFormat
{
    Unsupported,
    Pdf,
    Jpeg,
    Png,
    Tiff,
    Heic,
}

/// <summary>What a file is, by its first bytes and never by its name.</summary>
internal static class FileFormats
{
    internal static FileFormat Identify(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            _ when bytes.StartsWith("%PDF-"u8) => FileFormat.Pdf,
            [0xFF, 0xD8, 0xFF, ..] => FileFormat.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileFormat.Png,
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => FileFormat.Tiff,
            _ when IsHeic(bytes) => FileFormat.Heic,
            _ => FileFormat.Unsupported,
        };

    // ISO/IEC 23008-12: a file type box with one of the brands of HEIF still pictures.
    private static bool IsHeic(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes[4..8].SequenceEqual("ftyp"u8))
            return false;
        var brand = bytes[8..12];
        return brand.SequenceEqual("heic"u8)
            || brand.SequenceEqual("heix"u8)
            || brand.SequenceEqual("mif1"u8)
            || brand.SequenceEqual("heim"u8)
            || brand.SequenceEqual("msf1"u8);
    }
}
