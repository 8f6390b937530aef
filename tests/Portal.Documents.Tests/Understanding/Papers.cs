namespace Portal.Documents.Tests.Understanding;

internal static class Papers
{
    /// <summary>Pages as recognised text without word boxes.</summary>
    public static IReadOnlyList<PageReading> Pages(params string[] texts) =>
        [.. texts.Select(static (text, index) => Page(index + 1, text))];

    /// <summary>A page whose words stand on a grid of 10 × 20 pixels a letter.</summary>
    public static PageReading Boxed(string text)
    {
        var words = text.Split('\n')
            .SelectMany(
                static (line, row) =>
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Aggregate(
                            (At: 0, Boxes: new List<WordBox>()),
                            (state, word) =>
                            {
                                var at = line.IndexOf(word, state.At, StringComparison.Ordinal);
                                state.Boxes.Add(new WordBox(word, at * 10, row * 20, word.Length * 10, 18, 90));
                                return (at + word.Length, state.Boxes);
                            }
                        )
                        .Boxes
            );
        return Page(1, text) with { Words = [.. words] };
    }

    private static PageReading Page(int number, string text) =>
        new()
        {
            Number = number,
            Text = text,
            Width = 1654,
            Height = 2339,
            Quality = Quality.Good,
        };
}
