using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>What names of persons and bodies look like on paper.</summary>
internal static class PersonName
{
    private const int LongestName = 70;

    public static readonly string[] Titles = ["Herrn", "Herr", "Frau", "Familie", "Eheleute"];

    public static bool Fits(string text) =>
        text.Length is >= 3 and <= LongestName
        && char.IsUpper(text[0])
        && !text.Any(char.IsAsciiDigit)
        && WordSequence.Split(text).Count is >= 1 and <= 9;

    public static bool StartsWithTitle(string text) =>
        Titles.Any(title => text.StartsWith(title + " ", StringComparison.Ordinal));

    /// <summary>A name ends where an address, a date of birth or a second column begins.</summary>
    public static string Clean(string text)
    {
        var name = string.Concat(text.SkipWhile(static letter => !char.IsLetterOrDigit(letter)))
            .TrimEnd(' ', ':', '\t', ',', '.', '-', '–', '"', '“', '(', ')');
        foreach (var title in Titles)
        {
            if (name.StartsWith(title + " ", StringComparison.Ordinal))
            {
                name = name[(title.Length + 1)..];
            }
        }

        var cut = name.Length;
        foreach (var end in new[] { "   ", ", ", " geb.", " geboren", "\t", " – ", " (" })
        {
            var at = name.IndexOf(end, StringComparison.Ordinal);
            cut = at > 0 && at < cut ? at : cut;
        }

        return name[..cut].Trim();
    }
}
