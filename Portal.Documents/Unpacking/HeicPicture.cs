namespace Portal.Documents.Unpacking;

/// <summary>Photographs of newer phones, decoded by libheif's own converter, which refuses giants by itself.</summary>
internal static class HeicPicture
{
    internal static byte[] ToJpeg(byte[] file, Workshop workshop)
    {
        var source = workshop.Put(file, ".heic");
        var target = workshop.NewPath(".jpg");
        var converted = Tool.Run("heif-convert", "-q", "92", source, target);
        return converted.ExitCode == 0 && File.Exists(target)
            ? File.ReadAllBytes(target)
            : throw new UnreadableFileException(Problem.Damaged, "The HEIC picture cannot be decoded.");
    }
}
