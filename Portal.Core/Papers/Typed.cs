using System.Text;

namespace Portal.Core.Papers;

/// <summary>What people typed, without what PostgreSQL cannot store or a page should not show.</summary>
internal static class Typed
{
    private const int LineLength = 200;
    private const int TextLength = 4000;

    public static string? Line(string? value) => Clean(value, LineLength, static rune => !Rune.IsControl(rune));

    public static string? Text(string? value) =>
        Clean(value, TextLength, static rune => !Rune.IsControl(rune) || rune.Value is '\n' or '\t');

    /// <summary>The last part of a path, short, for people to recognise their file by.</summary>
    public static string FileName(string value)
    {
        var name = Line(value[(value.LastIndexOfAny(['/', '\\']) + 1)..]) ?? "";
        return name.Length <= 120 ? name : string.Concat(name.AsSpan(0, 100), "…", name.AsSpan(name.Length - 19));
    }

    private static string? Clean(string? value, int limit, Func<Rune, bool> keep)
    {
        if (value is null)
        {
            return null;
        }
        var cleaned = new StringBuilder(Math.Min(value.Length, limit));
        foreach (var rune in value.EnumerateRunes())
        {
            if (cleaned.Length + rune.Utf16SequenceLength > limit)
            {
                break;
            }
            if (keep(rune))
            {
                cleaned.Append(rune.ToString());
            }
        }
        return cleaned.ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}
