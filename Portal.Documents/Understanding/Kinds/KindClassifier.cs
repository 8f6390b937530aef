using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Kinds;

/// <summary>Decides the kind by weighted phrases; a paper about which too little speaks is <see cref="PaperKind.Other"/>.</summary>
internal sealed class KindClassifier
{
    private readonly KindRules _rules;
    private readonly (PaperKind Kind, PhraseWeights Weights)[] _kinds;
    private readonly PhraseFinder _finder;

    public KindClassifier(KindRules rules)
    {
        _rules = rules;
        _kinds = [.. rules.Kinds.Select(rule => (rule.Kind, new PhraseWeights(rule.For, rule.Title, rule.Against)))];
        _finder = new PhraseFinder(_kinds.SelectMany(static kind => kind.Weights.Phrases));
    }

    /// <summary>The confidence is the share of a softmax over the scores, in which "other" scores the threshold.</summary>
    public (PaperKind Kind, double Confidence) Classify(IReadOnlyList<Word> words)
    {
        var scores = Score(words);
        var sum = scores.Values.Sum(score => Math.Exp(score / _rules.Temperature));
        var best = scores.MaxBy(static pair => pair.Value);
        return (best.Key, Math.Round(Math.Exp(best.Value / _rules.Temperature) / sum, 3));
    }

    public Dictionary<PaperKind, double> Score(IReadOnlyList<Word> words)
    {
        var found = _finder.Find(words);
        var scores = new Dictionary<PaperKind, double> { [PaperKind.Other] = _rules.Threshold };
        foreach (var (kind, weights) in _kinds)
        {
            scores[kind] = scores.GetValueOrDefault(kind) + weights.Weigh(found);
        }

        return scores;
    }
}
