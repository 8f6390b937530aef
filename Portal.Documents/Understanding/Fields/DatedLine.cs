using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>A day on a paper with the words before it, without weekdays and articles that only lead up to it.</summary>
internal sealed record DatedLine(
    TextLine Line,
    Found<DateOnly> Day,
    DatedLine? PreviousOnLine,
    IReadOnlyList<string> Before
)
{
    private static readonly HashSet<string> Weekdays = new(
        new[] { "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag" }
            .SelectMany(static day => new[] { day, day[..2] })
            .Select(static day => Folding.Fold(day)),
        StringComparer.Ordinal
    );

    private static readonly string[] Articles = [Folding.Fold("den"), Folding.Fold("dem"), Folding.Fold("der")];

    public string TextBefore => Line.Text[..Day.Start];

    public string TextAfter => Line.Text[Day.End..];

    /// <summary>Whether a place name and a comma lead to the day: "Auenheim, den 16.11.2026".</summary>
    public bool FollowsPlace
    {
        get
        {
            var before = TextBefore.TrimEnd();
            if (before.EndsWith(" den", StringComparison.OrdinalIgnoreCase))
            {
                before = before[..^4].TrimEnd();
            }

            return before.EndsWith(',')
                && before.Length > 2
                && char.IsLetter(before[^2])
                && before.Count(char.IsWhiteSpace) <= 3;
        }
    }

    public static IReadOnlyList<DatedLine> FindAll(PaperText paper)
    {
        var found = new List<DatedLine>();
        IReadOnlyList<string> above = [];
        foreach (var line in paper.Lines)
        {
            DatedLine? previous = null;
            foreach (var day in GermanDate.FindAll(line.Text))
            {
                var before = LastWords(line.Words.Where(word => word.End <= day.Start));
                previous = new DatedLine(line, day, previous, WithoutLead(before.Count == 0 ? above : before));
                found.Add(previous);
            }

            above = [.. above.TakeLast(6), .. LastWords(line.Words)];
        }

        return found;
    }

    public Candidate<DateOnly> Candidate(double score) => new(Day.Value, Line, Day.Start, Day.Length, score);

    /// <summary>No label is longer.</summary>
    private static IReadOnlyList<string> LastWords(IEnumerable<(string Text, int Start, int End)> words) =>
        [.. words.TakeLast(12).Select(static word => word.Text)];

    private static IReadOnlyList<string> WithoutLead(IReadOnlyList<string> words)
    {
        var length = words.Count;
        while (length > 1 && (Weekdays.Contains(words[length - 1]) || Articles.Contains(words[length - 1])))
        {
            length--;
        }

        return [.. words.Take(length)];
    }
}
