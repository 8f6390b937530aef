namespace Portal.Documents.Recognition;

/// <summary>What an engine made of a page: text in reading order, words with their boxes in the picture's pixels.</summary>
internal sealed record RecognisedPage(string Text, IReadOnlyList<WordBox> Words, string Language)
{
    private const int SureWord = 70;
    private const double DoubtfulConfidence = 68;
    private const int FewLetters = 40;

    internal static RecognisedPage Nothing { get; } = new("", [], "und");

    /// <summary>Letters and digits of words the engine is sure of: more is better, in whatever language.</summary>
    internal int SureLetters { get; } =
        Words.Where(word => word.Confidence >= SureWord).Sum(word => word.Text.Count(char.IsLetterOrDigit));

    /// <summary>0 to 100, weighted by length; 0 without words.</summary>
    internal double Confidence { get; } =
        Words.Sum(word => word.Text.Length) is > 0 and var letters
            ? Words.Sum(word => (double)word.Confidence * word.Text.Length) / letters
            : 0;

    /// <summary>Little or unsure text: perhaps another language, perhaps upside down, perhaps no text at all.</summary>
    internal bool Doubtful => Confidence < DoubtfulConfidence || SureLetters < FewLetters;
}
