using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>Every euro amount with the words to its left, and the main sum.</summary>
internal sealed class AmountFields
{
    /// <summary>More rows than a year of bank statements has.</summary>
    private const int MostAmounts = 2_000;
    private const int LongestLabel = 80;

    /// <summary>Longer labels are sentences, and the sum is more likely in the table above them.</summary>
    private const int LongestRow = 40;

    private readonly Dictionary<string, LabelSet> _totals;

    public AmountFields(LabelRules rules) =>
        _totals = rules.Total.ToDictionary(
            static pair => pair.Key,
            static pair => new LabelSet(pair.Value),
            StringComparer.Ordinal
        );

    public static IReadOnlyList<Candidate<Amount>> FindAll(PaperText paper)
    {
        var inEuro = paper.Lines.Any(static line => NamesEuro(line.Text));
        var amounts = new List<Candidate<Amount>>();
        TextLine? previous = null;
        foreach (var line in paper.Lines)
        {
            if (amounts.Count >= MostAmounts)
            {
                break;
            }

            amounts.AddRange(FindIn(line, previous, inEuro));
            previous = line;
        }

        return amounts;
    }

    public Candidate<Amount>? FindTotal(IReadOnlyList<Candidate<Amount>> amounts, PaperKind kind, string kindName) =>
        BestOf(amounts, _totals.GetValueOrDefault(kindName))
        ?? BestOf(amounts, _totals["*"])
        ?? (
            kind is PaperKind.ChildBenefitNotice or PaperKind.BenefitNotice
                ? amounts.MaxBy(static amount => amount.Value.ValueEur)
                : null
        );

    private static Candidate<Amount>? BestOf(IReadOnlyList<Candidate<Amount>> amounts, LabelSet? labels) =>
        labels is null
            ? null
            : amounts
                .Select(amount => (Amount: amount, Rank: labels.RankWithin(WordSequence.Split(amount.Value.Label))))
                .Where(static ranked => ranked.Rank is not null)
                .Reverse()
                .OrderBy(static ranked => ranked.Rank)
                .ThenBy(static ranked => ranked.Amount.Value.Label.Length > LongestRow)
                .Select(static ranked => ranked.Amount)
                .FirstOrDefault();

    private static IEnumerable<Candidate<Amount>> FindIn(TextLine line, TextLine? previous, bool inEuro)
    {
        var found = Euro.FindAll(line.Text).ToList();
        var marked = found.FindAll(static amount => amount.Value.Marked);
        if (marked.Count == 0 && !inEuro)
        {
            yield break;
        }

        var days = GermanDate.FindAll(line.Text);
        var kept = marked.Count > 0 ? marked : found.TakeLast(1);
        var labelFrom = 0;
        foreach (
            var amount in kept.Where(amount => !days.Exists(day => day.Start < amount.End && amount.Start < day.End))
        )
        {
            var label = Label(line.Text[labelFrom..amount.Start]);
            if (label.Length == 0 && labelFrom == 0 && previous is not null && !Euro.FindAll(previous.Text).Any())
            {
                label = Label(previous.Text);
            }

            labelFrom = amount.End;
            yield return new Candidate<Amount>(
                new Amount(label, amount.Value.Value, line.Page.Number),
                line,
                amount.Start,
                amount.Length,
                1
            );
        }
    }

    /// <summary>Words only: the numbers of other columns and dotted leaders are left out.</summary>
    private static string Label(string left)
    {
        var words = left.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Where(static word => word.Any(char.IsLetter) && word is not ("EUR" or "Euro"));
        var label = string.Join(' ', words).Trim(' ', '.', ':', '-', '–', '_', '…', ';', ',', '|');
        return label.Length > LongestLabel ? label[^LongestLabel..] : label;
    }

    private static bool NamesEuro(string line) =>
        line.Contains('€', StringComparison.Ordinal)
        || line.Contains("EUR", StringComparison.OrdinalIgnoreCase)
        || line.Contains("Betrag", StringComparison.OrdinalIgnoreCase);
}
