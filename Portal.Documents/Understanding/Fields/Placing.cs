using System.Text;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>Finds the word boxes a value was read from, and lowers its confidence where recognition was unsure.</summary>
internal sealed class Placing
{
    private readonly Dictionary<PageReading, (string Letters, int[] WordOf)> _pages = new(
        ReferenceEqualityComparer.Instance
    );

    public FieldValue<TValue>? Field<TCandidate, TValue>(
        Candidate<TCandidate>? candidate,
        double confidence,
        Func<TCandidate, TValue> value
    )
    {
        if (candidate is null)
        {
            return null;
        }

        var page = candidate.Line.Page;
        var words = Words(candidate.Line, candidate.Start, candidate.Length);
        var sureness = words.Count == 0 ? 1 : words.Average(static word => Math.Clamp(word.Confidence, 0, 100)) / 100;
        return new FieldValue<TValue>(value(candidate.Value), page.Number, Math.Round(confidence * sureness, 3))
        {
            Check = candidate.Check,
            Place = words.Count == 0 ? null : Around(words),
        };
    }

    public FieldValue<T>? Field<T>(Candidate<T>? candidate, double confidence) =>
        Field(candidate, confidence, static value => value);

    private IReadOnlyList<WordBox> Words(TextLine line, int start, int length)
    {
        if (line.Page.Words.Count == 0)
        {
            return [];
        }

        var (letters, wordOf) = LettersOf(line.Page);
        var sought = Letters(line.Text.AsSpan(start, length));
        var before = Letters(line.Page.Text.AsSpan(0, line.Offset + start));
        var at = Nearest(letters, sought, before.Length);
        return at < 0 ? [] : [.. wordOf[at..(at + sought.Length)].Distinct().Select(index => line.Page.Words[index])];
    }

    /// <summary>Text and boxes normally agree letter by letter; where they do not, the occurrence nearest to the expected one counts.</summary>
    private static int Nearest(string letters, string sought, int expected)
    {
        if (sought.Length == 0)
        {
            return -1;
        }

        var from = Math.Min(expected, letters.Length);
        var after = letters.IndexOf(sought, from, StringComparison.Ordinal);
        var before =
            from == 0
                ? -1
                : letters.LastIndexOf(
                    sought,
                    Math.Min(letters.Length - 1, from + sought.Length - 2),
                    StringComparison.Ordinal
                );
        return after < 0 || (before >= 0 && from - before < after - from) ? before : after;
    }

    private (string Letters, int[] WordOf) LettersOf(PageReading page)
    {
        if (!_pages.TryGetValue(page, out var known))
        {
            var letters = new StringBuilder();
            var wordOf = new List<int>();
            for (var i = 0; i < page.Words.Count; i++)
            {
                var word = Letters(page.Words[i].Text);
                letters.Append(word);
                wordOf.AddRange(Enumerable.Repeat(i, word.Length));
            }

            known = (letters.ToString(), [.. wordOf]);
            _pages.Add(page, known);
        }

        return known;
    }

    private static string Letters(ReadOnlySpan<char> text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
            {
                letters.Append(letter);
            }
        }

        return letters.ToString();
    }

    private static Box Around(IReadOnlyList<WordBox> words)
    {
        var left = words.Min(static word => word.X);
        var top = words.Min(static word => word.Y);
        return new Box(
            left,
            top,
            words.Max(static word => word.X + word.Width) - left,
            words.Max(static word => word.Y + word.Height) - top
        );
    }
}
