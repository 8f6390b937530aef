using System.Text.RegularExpressions;

namespace Portal.Hosts.Tests.Localisation;

/// <summary>
/// Where sources name texts: <c>Texts["a.b"]</c>, <c>Key="a.b"</c>, <c>Texts[$"a.{kind}"]</c>, <c>"a." + kind</c>, and
/// <c>"a.b"</c> from which <c>a.b.title</c> is made.
/// </summary>
internal static partial class TextUses
{
    private static readonly string Sources = string.Join(
        '\n',
        Repository.Sources(".cs", ".razor").Select(File.ReadAllText)
    );

    private static readonly HashSet<string> Quoted = [.. Keys(QuotedKey())];
    private static readonly List<Regex> Composed = [.. Keys(ComposedKey()).Select(Pattern)];

    /// <summary>Keys that are written out where a text is asked for.</summary>
    public static IReadOnlyCollection<string> Asked { get; } = [.. Keys(AskedKey())];

    /// <summary>Keys that are put together where a text is asked for, as patterns.</summary>
    public static IReadOnlyCollection<Regex> AskedInParts { get; } = [.. Keys(AskedComposedKey()).Select(Pattern)];

    public static bool Mentions(string key) =>
        Quoted.Contains(key)
        || Quoted.Contains(key[..key.LastIndexOf('.')])
        || Composed.Exists(pattern => pattern.IsMatch(key));

    private static IEnumerable<string> Keys(Regex use) =>
        use.Matches(Sources).Select(match => match.Groups["key"].Value).Distinct(StringComparer.Ordinal);

    private static Regex Pattern(string key) =>
        new("^" + Hole().Replace(Regex.Escape(key.EndsWith('.') ? key + "{}" : key), @"[\w-]+") + "$");

    [GeneratedRegex("""(?:\b[Tt](?:exts)?(?:\.\w+\(|\[)|\bKey=)\s*"(?<key>[a-z][\w-]*(?:\.[\w-]+)+)["\]]""")]
    private static partial Regex AskedKey();

    [GeneratedRegex(
        """\b[Tt](?:exts)?\[\s*(?:"(?<key>[a-z][\w.-]*\.)"\s*\+|\$"(?<key>[a-z][\w-]*\.(?:[\w.-]|\{[^{}"]+\})*)")"""
    )]
    private static partial Regex AskedComposedKey();

    [GeneratedRegex("\"(?<key>[a-z][\\w-]*(?:\\.[\\w-]+)+)\"")]
    private static partial Regex QuotedKey();

    [GeneratedRegex("""(?:"(?<key>[a-z][\w.-]*\.)"\s*\+|\$"(?<key>[a-z][\w-]*\.(?:[\w.-]|\{[^{}"]+\})*)")""")]
    private static partial Regex ComposedKey();

    [GeneratedRegex(@"\\\{.*?\}")]
    private static partial Regex Hole();
}
