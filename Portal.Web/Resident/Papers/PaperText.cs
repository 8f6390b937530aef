using System.Text.Json;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Resident.Papers;

/// <summary>Text keys of codes; the words themselves are in the catalogues.</summary>
internal static class PaperText
{
    internal static string Kind(PaperKind kind) => "papers.kind." + Code(kind);

    internal static string Flag(Problem problem) => "papers.flag." + Code(problem);

    internal static string Advice(Problem problem) => "papers.advice." + Code(problem);

    internal static string Topic(Topic topic) => "papers.topic." + topic.ToString().ToLowerInvariant();

    internal static string Contact(ContactKind kind) => "papers.contact." + kind.ToString().ToLowerInvariant();

    /// <summary>The shared vocabulary's name, as in JSON.</summary>
    internal static string Code<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value).GetString()!;
}
