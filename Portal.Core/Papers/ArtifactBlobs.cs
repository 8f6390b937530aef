using Portal.Core.Papers.Storage;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <summary>Gives the reader a paper's files and puts what it renders, encrypted, into the store.</summary>
internal sealed class ArtifactBlobs(PaperBlobs blobs, byte[] key)
{
    public Dictionary<int, Guid> Thumbnails { get; } = [];

    public Dictionary<int, Guid> Images { get; } = [];

    public Guid? Archive { get; private set; }

    public IReadOnlyList<Guid> Kept => [.. Images.Values, .. Archive is { } archive ? [archive] : Array.Empty<Guid>()];

    public ReadingRequest Request(ReadingDepth depth, Paper paper) =>
        new(
            depth,
            [
                .. paper
                    .Files.OrderBy(file => file.Ordinal)
                    .Select(file => new PaperFile(
                        file.Length,
                        cancellation => blobs.OpenAsync(key, file.BlobId, cancellation)
                    )),
            ],
            async (artifact, content, cancellation) =>
            {
                if (artifact.Kind == ArtifactKind.Thumbnail && depth == ReadingDepth.Full)
                    return;
                var blob = await blobs.WriteAsync(key, content, cancellation);
                switch (artifact.Kind)
                {
                    case ArtifactKind.Thumbnail:
                        Thumbnails[artifact.Page] = blob;
                        break;
                    case ArtifactKind.PageImage:
                        Images[artifact.Page] = blob;
                        break;
                    default:
                        Archive = blob;
                        break;
                }
            }
        );
}
