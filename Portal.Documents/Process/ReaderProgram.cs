using System.Text.Json;
using Portal.Documents.Native;
using Portal.Documents.Pipeline;

namespace Portal.Documents.Process;

/// <summary>The child: loads its engine, waits for one paper, answers, ends.</summary>
internal static class ReaderProgram
{
    internal static async Task<int> RunAsync(string? dataPath)
    {
        _ = Lept.setMsgSeverity(6);
        using var pipeline = new ReadingPipeline(dataPath);
        var start = ReaderUsage.Seconds();
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await Frames.WriteAsync(output, FrameKind.Ready, default(ReadOnlyMemory<byte>), CancellationToken.None);
        if (await ReceiveAsync(input) is not { } paper)
            return 0;
        var reading = pipeline.Read(
            paper.Depth,
            paper.Files,
            (artifact, bytes) => SendAsync(output, artifact, bytes).GetAwaiter().GetResult()
        );
        await Frames.WriteAsync(
            output,
            FrameKind.Usage,
            JsonSerializer.SerializeToUtf8Bytes(ReaderUsage.Since(start), ReadingJson.Plain.ReaderUsage),
            CancellationToken.None
        );
        await Frames.WriteAsync(
            output,
            FrameKind.Reading,
            JsonSerializer.SerializeToUtf8Bytes(reading, ReadingJson.Plain.PaperReading),
            CancellationToken.None
        );
        return 0;
    }

    // The parent closes the pipe of a spare it does not need any more.
    private static async Task<(ReadingDepth Depth, List<byte[]> Files)?> ReceiveAsync(Stream input)
    {
        try
        {
            var (_, content) = await Frames.ReadAsync(input, Frames.FileLimit, CancellationToken.None);
            var job = JsonSerializer.Deserialize(content, ReadingJson.Plain.ReadingJob)!;
            List<byte[]> files = [];
            for (var file = 0; file < job.Files; file++)
                files.Add((await Frames.ReadAsync(input, Frames.FileLimit, CancellationToken.None)).Content);
            return (job.Depth, files);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    private static async Task SendAsync(Stream output, ReadingArtifact artifact, byte[] bytes)
    {
        await Frames.WriteAsync(
            output,
            FrameKind.Artifact,
            JsonSerializer.SerializeToUtf8Bytes(artifact, ReadingJson.Plain.ReadingArtifact),
            CancellationToken.None
        );
        await Frames.WriteAsync(output, FrameKind.Content, bytes, CancellationToken.None);
    }
}
