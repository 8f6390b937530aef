using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Documents.Process;

/// <summary>JSON between the processes and on the command line; one line, letters as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PaperReading))]
[JsonSerializable(typeof(ReadingArtifact))]
[JsonSerializable(typeof(ReadingJob))]
[JsonSerializable(typeof(ReaderUsage))]
[JsonSerializable(typeof(CommandLine.ReadLine))]
internal sealed partial class ReadingJson : JsonSerializerContext
{
    internal static ReadingJson Plain { get; } =
        new(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}
