namespace Portal.Documents.Unpacking;

/// <summary>The files that system programs need while one paper is read; all gone when it is.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("paper").FullName;
    private int count;

    internal string NewPath(string extension) => Path.Combine(folder, $"{++count}{extension}");

    internal string Put(ReadOnlySpan<byte> bytes, string extension)
    {
        var path = NewPath(extension);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
