using System.Globalization;
using System.Text;

namespace Portal.Documents.Understanding.Wording;

/// <summary>
/// Brings spellings that recognition or typing confuses onto one form: case, umlauts and their two-letter spelling,
/// ß, the strokes i/l/1/|, o/0 and rn/m. Rules and papers are folded alike, so the form itself need not be readable.
/// </summary>
internal static class Folding
{
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            Append(folded, letter);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var simple = lower switch
        {
            'l' or '1' or '|' or 'ı' or 'í' or 'ì' => 'i',
            '0' or 'ö' or 'ó' or 'ò' or 'ô' => 'o',
            'ä' or 'á' or 'à' or 'â' => 'a',
            'ü' or 'ú' or 'ù' or 'û' => 'u',
            'é' or 'è' or 'ê' or 'ë' => 'e',
            'ſ' => 's',
            _ => lower,
        };
        switch (simple)
        {
            case 'ß':
                folded.Append("ss");
                break;
            case 'ﬁ':
                folded.Append("fi");
                break;
            case 'ﬂ':
                folded.Append("fi");
                break;
            case 'e' when Ends(folded, 'a') || Ends(folded, 'o') || Ends(folded, 'u'):
                break;
            case 'n' when Ends(folded, 'r'):
                folded[^1] = 'm';
                break;
            default:
                if (char.GetUnicodeCategory(simple) != UnicodeCategory.NonSpacingMark)
                {
                    folded.Append(simple);
                }

                break;
        }
    }

    private static bool Ends(StringBuilder folded, char letter) => folded.Length > 0 && folded[^1] == letter;
}
