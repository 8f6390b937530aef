using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Kinds;

/// <summary>Finds what cannot wait. The rule file lists the urgencies with the gravest first; the first that reaches the threshold counts.</summary>
internal sealed class UrgencyJudge
{
    private readonly UrgencyRules _rules;
    private readonly (Urgency Urgency, PhraseWeights Weights)[] _urgencies;
    private readonly PhraseFinder _finder;

    public UrgencyJudge(UrgencyRules rules)
    {
        _rules = rules;
        _urgencies =
        [
            .. rules.Urgencies.Select(rule => (rule.Urgency, new PhraseWeights(rule.For, rule.Title, rule.Against))),
        ];
        _finder = new PhraseFinder(_urgencies.SelectMany(static urgency => urgency.Weights.Phrases));
    }

    public Urgency Judge(IReadOnlyList<Word> words)
    {
        var found = _finder.Find(words);
        return _urgencies
            .Where(urgency => urgency.Weights.Weigh(found) >= _rules.Threshold)
            .Select(static urgency => urgency.Urgency)
            .FirstOrDefault(Urgency.None);
    }
}
