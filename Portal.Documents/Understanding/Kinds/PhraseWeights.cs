using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Kinds;

/// <summary>Weighs the phrases found on a paper for and against one conclusion.</summary>
internal sealed class PhraseWeights(
    IReadOnlyDictionary<string, double> inFavour,
    IReadOnlyDictionary<string, double>? title,
    IReadOnlyDictionary<string, double>? against
)
{
    public IEnumerable<string> Phrases => inFavour.Keys.Concat(title?.Keys ?? []).Concat(against?.Keys ?? []);

    public double Weigh(Dictionary<string, Finding> found) =>
        Sum(inFavour, found, Finding.Present)
        + Sum(title, found, Finding.InTitle)
        - Sum(against, found, Finding.Present);

    private static double Sum(
        IReadOnlyDictionary<string, double>? weights,
        Dictionary<string, Finding> found,
        Finding atLeast
    ) => weights?.Sum(pair => found.TryGetValue(pair.Key, out var finding) && finding >= atLeast ? pair.Value : 0) ?? 0;
}
