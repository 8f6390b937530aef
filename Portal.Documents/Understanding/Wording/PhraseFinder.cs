namespace Portal.Documents.Understanding.Wording;

/// <summary>How a phrase was found on a paper.</summary>
internal enum Finding
{
    Absent,
    Present,
    InTitle,
}

/// <summary>Looks for many phrases in one walk over the words of a paper.</summary>
internal sealed class PhraseFinder
{
    private readonly string[] _phrases;
    private readonly Term[] _terms;
    private readonly Dictionary<string, int> _plainTerms = new(StringComparer.Ordinal);
    private readonly ILookup<int, (int Phrase, int[] Terms, IReadOnlyList<bool> Gaps)> _byFirstTerm;

    public PhraseFinder(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases.Distinct(StringComparer.Ordinal)];
        var known = new Dictionary<Term, int>();
        var entries = new List<(int Phrase, int[] Terms, IReadOnlyList<bool> Gaps)>();
        for (var i = 0; i < _phrases.Length; i++)
        {
            var phrase = Phrase.Parse(_phrases[i]);
            entries.Add((i, [.. phrase.Terms.Select(Number)], phrase.GapBefore));
            if (phrase.WithoutSpaces is { } joined)
            {
                entries.Add((i, [Number(joined)], [false]));
            }
        }

        _terms = [.. known.Keys];
        _byFirstTerm = entries.ToLookup(static entry => entry.Terms[0]);

        int Number(Term term)
        {
            if (!known.TryGetValue(term, out var number))
            {
                number = known.Count;
                known.Add(term, number);
                if (term.IsPlain)
                {
                    _plainTerms.TryAdd(term.Text, number);
                }
            }

            return number;
        }
    }

    /// <summary>Only phrases that were found are in the result.</summary>
    public Dictionary<string, Finding> Find(IReadOnlyList<Word> words)
    {
        var matches = MatchTerms(words);
        var found = new Dictionary<string, Finding>(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (term, next) in Starts(words, matches, at))
            {
                foreach (var (phrase, terms, gaps) in _byFirstTerm[term])
                {
                    if (Continues(words, matches, terms, gaps, 1, next))
                    {
                        var finding = words[at].InTitle ? Finding.InTitle : Finding.Present;
                        var text = _phrases[phrase];
                        found[text] = found.TryGetValue(text, out var earlier) && earlier > finding ? earlier : finding;
                    }
                }
            }
        }

        return found;
    }

    private int[][] MatchTerms(IReadOnlyList<Word> words)
    {
        var seen = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var matches = new int[words.Count][];
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text;
            if (!seen.TryGetValue(word, out var terms))
            {
                terms = [.. Enumerable.Range(0, _terms.Length).Where(term => _terms[term].Matches(word))];
                seen.Add(word, terms);
            }

            matches[i] = terms;
        }

        return matches;
    }

    /// <summary>The terms that begin at a word, and where the next word stands: a long word may have been torn in two.</summary>
    private IEnumerable<(int Term, int Next)> Starts(IReadOnlyList<Word> words, int[][] matches, int at)
    {
        const int shortestTorn = 8;
        foreach (var term in matches[at])
        {
            yield return (term, at + 1);
        }

        if (at + 1 < words.Count && words[at].Text.Length + words[at + 1].Text.Length is >= shortestTorn and < 48)
        {
            if (_plainTerms.TryGetValue(words[at].Text + words[at + 1].Text, out var torn))
            {
                yield return (torn, at + 2);
            }
        }
    }

    private bool Continues(
        IReadOnlyList<Word> words,
        int[][] matches,
        int[] terms,
        IReadOnlyList<bool> gaps,
        int step,
        int at
    )
    {
        if (step == terms.Length)
        {
            return true;
        }

        var last = Math.Min(words.Count - 1, at + (gaps[step] ? Phrase.WidestGap : 0));
        for (var i = at; i <= last; i++)
        {
            foreach (var (term, next) in Starts(words, matches, i))
            {
                if (term == terms[step] && Continues(words, matches, terms, gaps, step + 1, next))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
