using System.Text;

namespace Portal.Documents.Understanding.Wording;

/// <summary>Turns lines into folded words: joins words divided at line ends and s p a c e d titles, marks titles.</summary>
internal static class WordSequence
{
    private const int TitleLines = 45;
    private const int LongestTitle = 10;
    private const int TitleBeginnings = 3;
    private const string Bullets = "-–—•*·o□☐>";

    private static readonly string[] Salutations = ["sehr geehrt", "guten tag", "iiebe ", "haiio "];

    /// <summary>Reads at most <paramref name="limit"/> words.</summary>
    public static List<Word> Of(PaperText paper, int limit)
    {
        var words = new List<Word>();
        var salutationSeen = false;
        var divided = false;
        foreach (var line in paper.Lines)
        {
            if (words.Count >= limit)
            {
                break;
            }

            var pieces = JoinSpacedLetters([.. line.Words.Select(static word => word.Text)]);
            var trimmed = line.Text.AsSpan().Trim();
            salutationSeen |= IsSalutation(trimmed);
            var titleLine =
                line.Page.Number <= 1
                && line.Number < TitleLines
                && pieces.Count <= LongestTitle
                && !salutationSeen
                && !StartsWithBullet(trimmed);
            var first = 0;
            if (divided && pieces.Count > 0 && char.IsLower(trimmed[0]))
            {
                words[^1] = words[^1] with { Text = words[^1].Text + pieces[0] };
                first = 1;
            }

            for (var i = first; i < pieces.Count; i++)
            {
                words.Add(new Word(pieces[i], titleLine && i < TitleBeginnings));
            }

            divided = words.Count > 0 && trimmed[^1] is '-' or '¬' or '\u00ad';
        }

        return words;
    }

    /// <summary>The folded words of a phrase or line.</summary>
    public static List<string> Split(string line) => [.. SplitInPlace(line).Select(static word => word.Text)];

    /// <summary>The folded words of a line and where each begins and ends in it.</summary>
    public static List<(string Text, int Start, int End)> SplitInPlace(string line)
    {
        var words = new List<(string Text, int Start, int End)>();
        var start = -1;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && IsPartOfWord(line, i))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                words.Add((Folding.Fold(line.AsSpan(start, i - start)), start, i));
                start = -1;
            }

            if (i < line.Length && line[i] == '§')
            {
                words.Add(("§", i, i + 1));
            }
        }

        words.RemoveAll(static word => word.Text.Length == 0);
        return words;
    }

    private static bool IsPartOfWord(string line, int at) =>
        char.IsLetterOrDigit(line[at])
        || (
            line[at] == '|'
            && at > 0
            && at + 1 < line.Length
            && char.IsLetter(line[at - 1])
            && char.IsLetter(line[at + 1])
        );

    private static List<string> JoinSpacedLetters(List<string> pieces)
    {
        const int fewest = 4;
        if (pieces.Count(static piece => piece.Length == 1) < fewest)
        {
            return pieces;
        }

        var joined = new List<string>();
        var run = new StringBuilder();
        foreach (var piece in pieces.Append(""))
        {
            if (piece.Length == 1)
            {
                run.Append(piece);
                continue;
            }

            if (run.Length >= fewest)
            {
                joined.Add(Folding.Fold(run.ToString()));
            }
            else
            {
                joined.AddRange(run.ToString().Select(static letter => letter.ToString()));
            }

            run.Clear();
            if (piece.Length > 0)
            {
                joined.Add(piece);
            }
        }

        return joined;
    }

    private static bool IsSalutation(ReadOnlySpan<char> line)
    {
        var beginning = Folding.Fold(line[..Math.Min(line.Length, 24)]);
        return Salutations.Any(salutation => beginning.StartsWith(salutation, StringComparison.Ordinal));
    }

    private static bool StartsWithBullet(ReadOnlySpan<char> line) =>
        line.Length > 1 && Bullets.Contains(line[0], StringComparison.Ordinal) && line[1] == ' ';
}
