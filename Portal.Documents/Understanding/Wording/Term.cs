namespace Portal.Documents.Understanding.Wording;

/// <summary>One word of a phrase. Long words are found despite a wrong letter, very long ones despite two.</summary>
internal sealed record Term(string Text, bool OpenStart, bool OpenEnd)
{
    /// <summary>The most wrong letters to overlook. Labels differ by little: "Ausbildende", "Auszubildende".</summary>
    public int MostWrong { get; init; } = 2;

    private const int LongestWord = 48;

    private int Tolerance =>
        Text.Length switch
        {
            >= 13 => MostWrong,
            >= 8 => Math.Min(1, MostWrong),
            _ => 0,
        };

    public bool IsPlain => !OpenStart && !OpenEnd;

    public bool Matches(string word) =>
        (OpenStart, OpenEnd) switch
        {
            (true, true) => word.Contains(Text, StringComparison.Ordinal),
            (true, false) => word.EndsWith(Text, StringComparison.Ordinal),
            (false, true) => word.StartsWith(Text, StringComparison.Ordinal),
            _ => string.Equals(word, Text, StringComparison.Ordinal)
                || (Tolerance > 0 && word.Length <= LongestWord && EditDistance.IsWithin(word, Text, Tolerance)),
        };
}
