using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>Words printed beside a value, in order of preference.</summary>
internal sealed class LabelSet(IEnumerable<string> labels)
{
    private readonly Term[][] _labels =
    [
        .. labels.Select(static label =>
            Phrase.Parse(label).Terms.Select(static term => term with { MostWrong = 1 }).ToArray()
        ),
    ];

    /// <summary>The rank of the best label in which the words end, counted from 0, or null.</summary>
    public int? RankAtEnd(IReadOnlyList<string> words)
    {
        for (var rank = 0; rank < _labels.Length; rank++)
        {
            if (Matches(words, words.Count - _labels[rank].Length, _labels[rank]))
            {
                return rank;
            }
        }

        return null;
    }

    /// <summary>The rank of the best label that stands anywhere among the words, or null.</summary>
    public int? RankWithin(IReadOnlyList<string> words)
    {
        for (var rank = 0; rank < _labels.Length; rank++)
        {
            var label = _labels[rank];
            if (Enumerable.Range(0, words.Count).Any(at => Matches(words, at, label)))
            {
                return rank;
            }
        }

        return null;
    }

    /// <summary>Every label in a line with the place behind it; of labels that begin at the same word only the longest.</summary>
    public IEnumerable<(int Rank, int Start, int End)> FindAll(TextLine line)
    {
        var places = line.Words;
        string[] words = [.. places.Select(static place => place.Text)];
        for (var at = 0; at < words.Length; at++)
        {
            var longest = Enumerable
                .Range(0, _labels.Length)
                .Where(rank => Matches(words, at, _labels[rank]))
                .Select(rank => (Rank: rank, _labels[rank].Length))
                .OrderByDescending(static label => label.Length)
                .ThenBy(static label => label.Rank)
                .Select(static label => ((int Rank, int Length)?)label)
                .FirstOrDefault();
            if (longest is var (rank, length))
            {
                yield return (rank, places[at].Start, places[at + length - 1].End);
            }
        }
    }

    private static bool Matches(IReadOnlyList<string> words, int at, Term[] label)
    {
        if (at < 0 || at + label.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < label.Length; i++)
        {
            if (!label[i].Matches(words[at + i]))
            {
                return false;
            }
        }

        return true;
    }
}
