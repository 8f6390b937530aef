namespace Portal.Documents.Tests.Samples;

internal static class Requests
{
    internal static ReadingRequest Full(params IReadOnlyList<byte[]> files) => new(ReadingDepth.Full, Files(files));

    internal static ReadingRequest Glance(params IReadOnlyList<byte[]> files) => new(ReadingDepth.Glance, Files(files));

    internal static IReadOnlyList<PaperFile> Files(params IReadOnlyList<byte[]> files) =>
        [.. files.Select(file => new PaperFile(file.Length, _ => Task.FromResult<Stream>(new MemoryStream(file))))];
}

/// <summary>Keeps what a reading hands over.</summary>
internal sealed class Artifacts
{
    private readonly List<(ReadingArtifact Artifact, byte[] Bytes)> all = [];

    internal ReadingRequest Collect(ReadingRequest request) => request with { Artifacts = TakeAsync };

    internal IReadOnlyList<byte[]> Of(ArtifactKind kind) =>
        [
            .. all.Where(item => item.Artifact.Kind == kind)
                .OrderBy(item => item.Artifact.Page)
                .Select(item => item.Bytes),
        ];

    private async Task TakeAsync(ReadingArtifact artifact, Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        all.Add((artifact, bytes.ToArray()));
    }
}
