using System.Text;
using Portal.Documents;

namespace Portal.Core.Papers;

/// <param name="Place">Which word of the page it is.</param>
/// <param name="Part">Letters and digits alone, folded.</param>
internal sealed record SeenWord(int Page, int Place, string Part, bool Matches, Box Box);

/// <summary>Numbers that are printed in several words ("00123 BG 0004711") and searched in one.</summary>
internal static class SpacedNumbers
{
    private const int ShortestNumber = 5;

    public static IEnumerable<SeenWord> Find(IEnumerable<SeenWord> words, IReadOnlyList<string> searched)
    {
        var numbers = searched
            .Where(word => word.Any(char.IsAsciiDigit))
            .Select(word => string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant())
            .Where(number => number.Length >= ShortestNumber)
            .ToList();
        return numbers.Count == 0 ? [] : Runs(words).SelectMany(run => numbers.SelectMany(number => In(run, number)));
    }

    /// <summary>Words that stand one after the other on the same page.</summary>
    private static IEnumerable<List<SeenWord>> Runs(IEnumerable<SeenWord> words)
    {
        List<SeenWord> run = [];
        foreach (var word in words.Where(word => word.Part.Any(char.IsAsciiDigit) || word.Part is "bg"))
        {
            if (run.Count > 0 && (run[^1].Page != word.Page || run[^1].Place + 1 != word.Place))
            {
                yield return run;
                run = [];
            }
            run.Add(word);
        }
        yield return run;
    }

    private static IEnumerable<SeenWord> In(List<SeenWord> run, string number)
    {
        var joined = run.Aggregate(new StringBuilder(), (text, word) => text.Append(word.Part)).ToString();
        for (
            var found = joined.IndexOf(number, StringComparison.Ordinal);
            found >= 0;
            found = joined.IndexOf(number, found + 1, StringComparison.Ordinal)
        )
        {
            var start = 0;
            foreach (var word in run)
            {
                if (start < found + number.Length && start + word.Part.Length > found)
                    yield return word;
                start += word.Part.Length;
            }
        }
    }
}
