using System.Text.RegularExpressions;

namespace Portal.Hosts.Tests.Localisation;

/// <summary>Where sources name texts: <c>Texts["a.b"]</c>, <c>Key="a.b"</c>, <c>Texts[$"a.{kind}"]</c>.</summary>
internal static partial class TextUses
{
    private static readonly string Sources = string.Join(
        '\n',
        Repository.Sources(".cs", ".razor").Select(File.ReadAllText)
    );

    /// <summary>Keys that are written out where a text is asked for.</summary>
    public static IReadOnlySet<string> Literal { get; } =
        Plain().Matches(Sources).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Every string that looks like a key: some are handed on before the text is asked for.</summary>
    public static IReadOnlySet<string> Mentioned { get; } =
        Quoted().Matches(Sources).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Keys put together from parts, as patterns.</summary>
    public static IReadOnlyList<Regex> Composed { get; } =
    [
        .. Interpolated()
            .Matches(Sources)
            .Select(match => match.Groups["key"].Value)
            .Distinct(StringComparer.Ordinal)
            .Select(key => new Regex(
                $"^{Hole().Replace(Regex.Escape(key).Replace("}", @"\}", StringComparison.Ordinal), @"[\w-]+")}$"
            )),
    ];

    [GeneratedRegex("""(?:[Tt]exts(?:\.\w+\(|\[)|\bKey=)\s*"(?<key>[a-z][\w-]*(?:\.[\w-]+)+)["\]]""")]
    private static partial Regex Plain();

    [GeneratedRegex("\"(?<key>[a-z][\\w-]*(?:\\.[\\w-]+)+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\$"(?<key>[a-z][\w-]*\.(?:[\w.-]|\{[^{}"]+\})*\{[^{}"]+\}(?:[\w.-]|\{[^{}"]+\})*)["\]]""")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\\\{.+?\\\}")]
    private static partial Regex Hole();
}
