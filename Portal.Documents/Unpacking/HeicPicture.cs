namespace Portal.Documents.Unpacking;

/// <summary>Photographs of newer phones, decoded by libheif's own converter.</summary>
internal static class HeicPicture
{
    internal static byte[] ToJpeg(byte[] file)
    {
        var source = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.heic");
        var target = Path.ChangeExtension(source, ".jpg");
        try
        {
            File.WriteAllBytes(source, file);
            var converted = Tool.Run("heif-convert", "-q", "92", source, target);
            return converted.ExitCode == 0 && File.Exists(target)
                ? File.ReadAllBytes(target)
                : throw new UnreadableFileException(Problem.Damaged, "The HEIC picture cannot be decoded.");
        }
        finally
        {
            File.Delete(source);
            File.Delete(target);
        }
    }
}
