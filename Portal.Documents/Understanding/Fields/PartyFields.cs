using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>Who issued a paper and to whom: by letterhead and address window, or by the words before the names of contract partners.</summary>
internal sealed class PartyFields(LabelRules rules)
{
    private const int LetterheadLines = 14;

    private static readonly char[] Separators = ['·', '|', '•', '*', ';'];

    private readonly AddressWindow _window = new(rules);
    private readonly LabelSet _sender = new(rules.Sender);
    private readonly LabelSet _recipient = new(rules.Recipient);
    private readonly LabelSet _companyForms = new(rules.CompanyForms);
    private readonly LabelSet _bodies = new(rules.Bodies);

    public Candidate<string>? FindSender(PaperText paper, PaperKind kind) =>
        (NamesPartners(kind) ? Labelled(paper, _sender) : null)
        ?? FirstLines(paper, LetterheadLines)
            .Select(ScoreLetterhead)
            .Where(static candidate => candidate.Score > 0)
            .MaxBy(static candidate => candidate.Score)
        ?? Labelled(paper, _sender);

    public Candidate<string>? FindRecipient(PaperText paper, PaperKind kind) =>
        (NamesPartners(kind) ? Labelled(paper, _recipient) : null)
        ?? _window.Find(paper)
        ?? Labelled(paper, _recipient);

    private static bool NamesPartners(PaperKind kind) =>
        kind
            is PaperKind.TenancyContract
                or PaperKind.EmploymentContract
                or PaperKind.SickNote
                or PaperKind.BirthCertificate
                or PaperKind.IdDocument;

    private static IEnumerable<TextLine> FirstLines(PaperText paper, int count) =>
        paper.Lines.TakeWhile(line => line.Page.Number <= 1 && line.Number < count);

    /// <summary>Higher lines weigh more; a company form is surer than a word such as "Amt".</summary>
    private Candidate<string> ScoreLetterhead(TextLine line)
    {
        var end = line.Text.IndexOfAny(Separators);
        var name = PersonName.Clean(end > 0 ? line.Text[..end] : line.Text);
        var words = WordSequence.Split(name);
        var score =
            (_companyForms.RankWithin(words) is null ? 0 : 3)
            + (_bodies.RankWithin(words) is null ? 0 : 2.5)
            - (line.Number * 0.1);
        var plausible = words.Count is >= 1 and <= 9 && (score > 1) && !PersonName.StartsWithTitle(name);
        var start = Math.Max(0, line.Text.IndexOf(name, StringComparison.Ordinal));
        return new Candidate<string>(name, line, start, name.Length, plausible ? score : 0);
    }

    /// <summary>A label counts where a line begins, or after "zwischen"; in running text it is only a word.</summary>
    private static Candidate<string>? Labelled(PaperText paper, LabelSet labels)
    {
        for (var i = 0; i < paper.Lines.Count; i++)
        {
            var line = paper.Lines[i];
            foreach (var (_, start, end) in labels.FindAll(line))
            {
                var before = line.Text.AsSpan(0, start).Trim();
                if (!before.IsEmpty && !before.EndsWith("zwischen", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                var familyNameFirst = line
                    .Text.AsSpan(start, end - start)
                    .Contains("Vorname", StringComparison.Ordinal);
                var below =
                    i + 1 < paper.Lines.Count && line.Text.AsSpan(end).Trim(" :()").IsEmpty ? paper.Lines[i + 1] : null;
                var name = below is null ? NameAt(line, end, familyNameFirst) : NameAt(below, 0, familyNameFirst);
                if (name is not null)
                {
                    return name;
                }
            }
        }

        return null;
    }

    private static Candidate<string>? NameAt(TextLine line, int from, bool familyNameFirst)
    {
        var parts = line.Text[from..].Split(',', StringSplitOptions.TrimEntries);
        if (
            familyNameFirst
            && parts.Length > 1
            && PersonName.Fits(PersonName.Clean(parts[0]))
            && PersonName.Fits(PersonName.Clean(parts[1]))
        )
        {
            var (family, given) = (PersonName.Clean(parts[0]), PersonName.Clean(parts[1]));
            var start = line.Text.IndexOf(family, from, StringComparison.Ordinal);
            var end = line.Text.IndexOf(given, start, StringComparison.Ordinal) + given.Length;
            return new Candidate<string>($"{given} {family}", line, start, end - start, 1);
        }

        var name = PersonName.Clean(line.Text[from..]);
        return PersonName.Fits(name) ? Candidate(line, name) : null;
    }

    private static Candidate<string> Candidate(TextLine line, string name) =>
        new(name, line, Math.Max(0, line.Text.IndexOf(name, StringComparison.Ordinal)), name.Length, 1);
}
