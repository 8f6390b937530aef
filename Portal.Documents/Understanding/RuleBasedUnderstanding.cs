using Portal.Documents.Understanding.Fields;
using Portal.Documents.Understanding.Kinds;
using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding;

/// <summary>
/// Understands German papers by phrases, labels and check digits kept in the files of <c>Rules</c>.
/// Thread-safe; its time grows linearly with the text.
/// </summary>
public sealed class RuleBasedUnderstanding : IPaperUnderstanding
{
    /// <summary>A kind shows on the first pages; more words only add chance hits.</summary>
    private const int WordsJudged = 12_000;

    private static readonly KindClassifier Kinds = new(RuleFile.Kinds);
    private static readonly UrgencyJudge Urgencies = new(RuleFile.Urgency);
    private static readonly FieldReader Fields = new(RuleFile.Labels);

    /// <inheritdoc />
    public Understood Understand(IReadOnlyList<PageReading> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var paper = PaperText.Of(pages);
        var words = WordSequence.Of(paper, WordsJudged);
        var (kind, confidence) = Kinds.Classify(words);
        return new Understood(kind, confidence, Urgencies.Judge(words), Fields.Read(paper, kind));
    }
}
