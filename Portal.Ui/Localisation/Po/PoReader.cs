using System.Globalization;

namespace Portal.Ui.Localisation.Po;

internal sealed class PoReader(TextReader reader)
{
    private readonly List<PoEntry> entries = [];
    private readonly HashSet<TextKey> keys = [];
    private readonly List<string> flags = [];
    private readonly List<string> remarks = [];
    private readonly SortedDictionary<int, string> forms = [];
    private string? context;
    private string? id;
    private string? pluralId;
    private Action<string>? append;
    private int line;

    public IReadOnlyList<PoEntry> ReadAll()
    {
        while (reader.ReadLine() is { } text)
        {
            line++;
            Read(text.Trim().TrimStart('\uFEFF'));
        }
        Finish();
        return entries;
    }

    private void Read(string text)
    {
        if (text.Length == 0)
        {
            Finish();
        }
        else if (text[0] == '#')
        {
            ReadComment(text);
        }
        else if (text[0] == '"')
        {
            (append ?? throw Problem("a text without a keyword"))(PoString.Unquote(text, line));
        }
        else
        {
            var end = text.IndexOf('"', StringComparison.Ordinal);
            var keyword = end < 0 ? text : text[..end].TrimEnd();
            Begin(keyword);
            append!(end < 0 ? throw Problem($"{keyword} without a text") : PoString.Unquote(text[end..], line));
        }
    }

    private void ReadComment(string text)
    {
        if (forms.Count > 0)
        {
            Finish();
        }
        if (text.StartsWith("#,", StringComparison.Ordinal))
        {
            flags.AddRange(
                text[2..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            );
        }
        else if (text.StartsWith("#.", StringComparison.Ordinal))
        {
            remarks.Add(text[2..].Trim());
        }
    }

    private void Begin(string keyword)
    {
        switch (keyword)
        {
            case "msgctxt":
                FinishIf(id is not null);
                context = "";
                append = part => context += part;
                break;
            case "msgid":
                FinishIf(id is not null);
                id = "";
                append = part => id += part;
                break;
            case "msgid_plural" when id is not null:
                pluralId = "";
                append = part => pluralId += part;
                break;
            case "msgstr" when id is not null:
                BeginForm(0);
                break;
            case ['m', 's', 'g', 's', 't', 'r', '[', .. var number, ']']
                when id is not null
                    && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var form):
                BeginForm(form);
                break;
            default:
                throw Problem($"{keyword} is not expected here");
        }
    }

    private void BeginForm(int form)
    {
        if (!forms.TryAdd(form, ""))
        {
            throw Problem($"two texts for form {form}");
        }
        append = part => forms[form] += part;
    }

    private void FinishIf(bool begun)
    {
        if (begun)
        {
            Finish();
        }
    }

    private void Finish()
    {
        if (id is not null)
        {
            Add(new TextKey(id, context));
        }
        else if (context is not null)
        {
            throw Problem("msgctxt without msgid");
        }
        (context, id, pluralId, append) = (null, null, null, null);
        forms.Clear();
        flags.Clear();
        remarks.Clear();
    }

    private void Add(TextKey key)
    {
        if (forms.Count == 0 || forms.Keys.Max() != forms.Count - 1)
        {
            throw Problem($"{key} lacks a text");
        }
        if (!keys.Add(key))
        {
            throw Problem($"{key} stands here twice");
        }
        entries.Add(
            new()
            {
                Key = key,
                PluralId = pluralId,
                Forms = [.. forms.Values],
                Flags = [.. flags],
                Remarks = [.. remarks],
            }
        );
    }

    private PoFormatException Problem(string problem) => new(line, problem);
}
