namespace Portal.Documents.Understanding.Wording;

/// <param name="Number">Counted from 0 on its page.</param>
/// <param name="Offset">Where the line starts in the text of its page.</param>
internal sealed record TextLine(PageReading Page, int Number, int Offset, string Text)
{
    /// <summary>The folded words and where each begins and ends in the line.</summary>
    public IReadOnlyList<(string Text, int Start, int End)> Words => field ??= WordSequence.SplitInPlace(Text);
}

/// <summary>The lines of a paper that carry something, in reading order.</summary>
internal sealed class PaperText
{
    /// <summary>No line of a letter is longer; what is comes from a stray file and is cut, which keeps every rule linear.</summary>
    private const int LongestLine = 400;

    private PaperText(IReadOnlyList<TextLine> lines) => Lines = lines;

    public IReadOnlyList<TextLine> Lines { get; }

    public static PaperText Of(IReadOnlyList<PageReading> pages)
    {
        var lines = new List<TextLine>();
        foreach (var page in pages)
        {
            var number = 0;
            foreach (var range in page.Text.AsSpan().Split('\n'))
            {
                var (start, length) = range.GetOffsetAndLength(page.Text.Length);
                for (var from = start; from < start + length; from += LongestLine)
                {
                    var piece = page.Text.Substring(from, Math.Min(LongestLine, start + length - from));
                    if (!string.IsNullOrWhiteSpace(piece))
                    {
                        lines.Add(new TextLine(page, number++, from, piece));
                    }
                }
            }
        }

        return new PaperText(lines);
    }
}
