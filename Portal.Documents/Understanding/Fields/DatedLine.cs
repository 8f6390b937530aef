using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>A day on a paper with the words before it, without weekdays and articles that only lead up to it.</summary>
internal sealed record DatedLine(TextLine Line, Found<DateOnly> Day, int Ordinal, IReadOnlyList<string> Before)
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
                && WordSequence.Split(before).Count <= 4;
        }
    }

    public static IReadOnlyList<DatedLine> FindAll(PaperText paper)
    {
        var found = new List<DatedLine>();
        var previous = "";
        foreach (var line in paper.Lines)
        {
            var ordinal = 0;
            foreach (var day in GermanDate.FindAll(line.Text))
            {
                var words = WordSequence.Split(line.Text[..day.Start]);
                var before = words.Count == 0 ? WordSequence.Split(previous) : words;
                found.Add(new DatedLine(line, day, ordinal++, WithoutLead(before)));
            }

            previous = line.Text;
        }

        return found;
    }

    public Candidate<DateOnly> Candidate(double score) => new(Day.Value, Line, Day.Start, Day.Length, score);

    private static IReadOnlyList<string> WithoutLead(List<string> words)
    {
        var length = words.Count;
        while (length > 1 && (Weekdays.Contains(words[length - 1]) || Articles.Contains(words[length - 1])))
        {
            length--;
        }

        return words[..length];
    }
}
