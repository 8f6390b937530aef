using System.Globalization;
using System.Text.Json;
using Portal.Documents.Process;

namespace Portal.Documents.CommandLine;

/// <summary><c>read --jsonl [--parallel N] [--out DIR] FILE…</c>: one JSON object a file on standard output, in the order of the files.</summary>
internal sealed record ReadCommand(int Parallelism, string? OutputFolder, IReadOnlyList<string> Files)
{
    internal static ReadCommand? Parse(ReadOnlySpan<string> arguments)
    {
        var parallelism = Environment.ProcessorCount;
        string? folder = null;
        var lines = false;
        List<string> files = [];
        for (var position = 0; position < arguments.Length; position++)
        {
            switch (arguments[position])
            {
                case "--jsonl":
                    lines = true;
                    break;
                case "--parallel"
                    when position + 1 < arguments.Length
                        && int.TryParse(
                            arguments[position + 1],
                            NumberStyles.None,
                            CultureInfo.InvariantCulture,
                            out parallelism
                        )
                        && parallelism > 0:
                    position++;
                    break;
                case "--out" when position + 1 < arguments.Length:
                    folder = arguments[++position];
                    break;
                case var file when !file.StartsWith("--", StringComparison.Ordinal):
                    files.Add(file);
                    break;
                default:
                    return null;
            }
        }
        return lines && files.Count > 0 ? new(parallelism, folder, files) : null;
    }

    internal async Task RunAsync(TextWriter output)
    {
        await using var readers = new ReaderPool(new() { Parallelism = Parallelism, RequireSandbox = false });
        if (OutputFolder is not null)
            Directory.CreateDirectory(OutputFolder);
        var readings = Files.Select(file => ReadAsync(readers, file)).ToList();
        foreach (var reading in readings)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(await reading, ReadingJson.Plain.ReadLine));
            await output.FlushAsync();
        }
    }

    private async Task<ReadLine> ReadAsync(ReaderPool readers, string file)
    {
        try
        {
            var paper = new PaperFile(new FileInfo(file).Length, _ => Task.FromResult<Stream>(File.OpenRead(file)));
            return ReadLine.Of(
                file,
                await readers.ReadAsync(new(ReadingDepth.Full, [paper], Save(file)), CancellationToken.None)
            );
        }
        catch (ReaderDiedException exception)
        {
            return ReadLine.Failed(file, Problem.ReaderFailed, exception.Message);
        }
        catch (IOException)
        {
            return ReadLine.Failed(file, Problem.Damaged, "The file cannot be opened.");
        }
        catch (UnauthorizedAccessException)
        {
            return ReadLine.Failed(file, Problem.Damaged, "The file cannot be opened.");
        }
    }

    private Func<ReadingArtifact, Stream, CancellationToken, Task>? Save(string file) =>
        OutputFolder is null
            ? null
            : async (artifact, content, cancellation) =>
            {
                if (artifact.Kind != ArtifactKind.Archive)
                    return;
                await using var target = File.Create(
                    Path.Combine(OutputFolder, Path.GetFileNameWithoutExtension(file) + ".pdf")
                );
                await content.CopyToAsync(target, cancellation);
            };
}
