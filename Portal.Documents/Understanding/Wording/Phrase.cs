namespace Portal.Documents.Understanding.Wording;

/// <summary>
/// Words in a row, as the rule files write them: <c>*</c> at either end of a word leaves that end open,
/// <c>..</c> between words stands for up to eight others.
/// </summary>
internal sealed class Phrase
{
    public const int WidestGap = 8;

    private Phrase(IReadOnlyList<Term> terms, IReadOnlyList<bool> gapBefore)
    {
        Terms = terms;
        GapBefore = gapBefore;
    }

    public IReadOnlyList<Term> Terms { get; }

    /// <summary>For each term whether other words may stand before it.</summary>
    public IReadOnlyList<bool> GapBefore { get; }

    /// <summary>The phrase with its spaces lost, or null when it has a gap, an open end or too few letters to be safe.</summary>
    public Term? WithoutSpaces
    {
        get
        {
            var text = string.Concat(Terms.Select(static term => term.Text));
            return
                Terms.Count > 1
                && text.Length >= 10
                && Terms.All(static term => term.IsPlain)
                && !GapBefore.Contains(true)
                ? new Term(text, false, false)
                : null;
        }
    }

    public static Phrase Parse(string text)
    {
        var terms = new List<Term>();
        var gaps = new List<bool>();
        var gap = false;
        foreach (var piece in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (string.Equals(piece, "..", StringComparison.Ordinal))
            {
                gap = true;
                continue;
            }

            var words = WordSequence.Split(piece.Trim('*'));
            for (var i = 0; i < words.Count; i++)
            {
                terms.Add(new Term(words[i], i == 0 && piece[0] == '*', i == words.Count - 1 && piece[^1] == '*'));
                gaps.Add(gap);
                gap = false;
            }
        }

        return terms.Count > 0 ? new Phrase(terms, gaps) : throw new FormatException($"Empty phrase '{text}'.");
    }
}
