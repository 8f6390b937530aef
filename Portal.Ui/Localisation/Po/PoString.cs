using System.Text;

namespace Portal.Ui.Localisation.Po;

internal static class PoString
{
    public static string Unquote(string quoted, int line)
    {
        var text = new StringBuilder(quoted.Length);
        for (var place = 1; place < quoted.Length; place++)
        {
            var letter = quoted[place];
            if (letter == '"')
            {
                return place == quoted.Length - 1
                    ? text.ToString()
                    : throw new PoFormatException(line, "something follows the closing quotation mark");
            }
            if (letter == '\\' && ++place < quoted.Length)
            {
                letter = Unescape(quoted[place]);
            }
            text.Append(letter);
        }
        throw new PoFormatException(line, "the closing quotation mark is missing");
    }

    private static char Unescape(char letter) =>
        letter switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            _ => letter,
        };
}
