using System.Text.RegularExpressions;
using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>Numbers of cases, customers, accounts, taxpayers and the insured.</summary>
internal sealed partial class NumberFields(LabelRules rules)
{
    private readonly LabelSet _case = new(rules.CaseNumber);
    private readonly LabelSet _customer = new(rules.CustomerNumber);
    private readonly LabelSet _taxId = new(rules.TaxId);
    private readonly LabelSet _insurance = new(rules.InsuranceNumber);

    public Candidate<string>? FindCase(PaperText paper)
    {
        var known = paper.Lines.SelectMany(static line =>
            KnownCase().Matches(line.Text).Select(match => Known(line, match))
        );
        return known.FirstOrDefault() ?? FindLabelled(paper, _case);
    }

    public Candidate<string>? FindCustomer(PaperText paper) => FindLabelled(paper, _customer);

    public static Candidate<string>? FindIban(PaperText paper) =>
        paper
            .Lines.SelectMany(static line =>
                Iban.FindAll(line.Text)
                    .Select(found => new Candidate<string>(found.Value, line, found.Start, found.Length, 1)
                    {
                        Check = Iban.Check,
                    })
            )
            .FirstOrDefault();

    /// <summary>One number in ten passes the check digit by chance, so a label on this line or the one before is asked for.</summary>
    public Candidate<string>? FindTaxId(PaperText paper) =>
        Labelled(paper, _taxId)
            .SelectMany(static line =>
                TaxId
                    .FindAll(line.Text)
                    .Select(found => new Candidate<string>(found.Value, line, found.Start, found.Length, 1)
                    {
                        Check = TaxId.Check,
                    })
            )
            .FirstOrDefault();

    public Candidate<string>? FindInsurance(PaperText paper) =>
        Labelled(paper, _insurance)
            .SelectMany(static line =>
                InsuranceNumber
                    .FindAll(line.Text)
                    .Select(found => new Candidate<string>(
                        found.Number.Value,
                        line,
                        found.Number.Start,
                        found.Number.Length,
                        1
                    )
                    {
                        Check = found.Check,
                    })
            )
            .FirstOrDefault();

    private static IEnumerable<TextLine> Labelled(PaperText paper, LabelSet labels)
    {
        var before = false;
        foreach (var line in paper.Lines)
        {
            var here = labels.FindAll(line).Any();
            if (here || before)
            {
                yield return line;
            }

            before = here;
        }
    }

    private static Candidate<string>? FindLabelled(PaperText paper, LabelSet labels)
    {
        Candidate<string>? best = null;
        for (var i = 0; i < paper.Lines.Count; i++)
        {
            var line = paper.Lines[i];
            foreach (var (rank, _, end) in labels.FindAll(line))
            {
                if (best is not null && best.Score >= -rank)
                {
                    continue;
                }

                var below = i + 1 < paper.Lines.Count ? paper.Lines[i + 1] : null;
                best =
                    Read(line, end, rank)
                    ?? (below is not null && IsLastOnLine(line.Text, end) ? Read(below, 0, rank) : null)
                    ?? best;
            }
        }

        return best;
    }

    private static bool IsLastOnLine(string text, int end) => text.AsSpan(end).Trim(" .:#").IsEmpty;

    /// <summary>The pieces with digits, or short capital ones between them, that follow a label.</summary>
    private static Candidate<string>? Read(TextLine line, int from, int rank)
    {
        var match = NumberAfterLabel().Match(line.Text, from, line.Text.Length - from);
        if (!match.Success)
        {
            return null;
        }

        var number = match.Groups["number"];
        var day = GermanDate
            .FindAll(line.Text)
            .FirstOrDefault(day => day.Start >= number.Index && day.Start < number.Index + number.Length);
        var length = day.Length > 0 ? day.Start - number.Index : number.Length;
        var value = line.Text.Substring(number.Index, length).TrimEnd(' ', '.', '-', '/');
        return value.Count(char.IsAsciiDigit) >= 2
            ? new Candidate<string>(value, line, number.Index, value.Length, -rank)
            : null;
    }

    private static Candidate<string> Known(TextLine line, Match match) =>
        new(match.Value.Replace(" ", "", StringComparison.Ordinal), line, match.Index, match.Length, 1)
        {
            Check = "format",
        };

    [GeneratedRegex(@"(?<!\w)(?:\d{5} ?(?://|BG) ?\d{7}|\d{3} ?FK ?\d{6})(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex KnownCase();

    [GeneratedRegex(
        @"\G[\s.:#)]*(?<number>(?:[A-ZÄÖÜ]{1,4}[\s./-]){0,2}[A-Z]{0,4}\d[\w./-]*(?: (?:[A-Z]{0,3}[/-]?\d[\w./-]*|[A-Z]{1,2}(?= \d))){0,6})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NumberAfterLabel();
}
