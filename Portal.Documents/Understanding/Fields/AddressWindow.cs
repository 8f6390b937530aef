using System.Text.RegularExpressions;
using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>
/// The addressee of a letter. Recognition puts the lines of the window and of the reference block beside it into one line,
/// so a name ends where the salutation says, or where a word of the reference block begins.
/// </summary>
internal sealed partial class AddressWindow(LabelRules rules)
{
    private const int WindowLines = 30;
    private const int SalutationLines = 60;

    private readonly LabelSet _beside = new([
        .. rules.BesideAddress,
        .. rules.CaseNumber,
        .. rules.CustomerNumber,
        .. rules.IssueDate,
        .. rules.Period,
    ]);

    public Candidate<string>? Find(PaperText paper)
    {
        var lines = paper
            .Lines.TakeWhile(static line => line.Page.Number <= 1 && line.Number < SalutationLines)
            .ToArray();
        var surname = lines
            .Select(static line => Salutation().Match(line.Text))
            .FirstOrDefault(static match => match.Success)
            ?.Groups["surname"]
            .Value;
        for (var i = 0; i < Math.Min(lines.Length, WindowLines); i++)
        {
            var text = lines[i].Text.TrimStart();
            var title = Array.Find(
                PersonName.Titles,
                title =>
                    text.StartsWith(title, StringComparison.Ordinal)
                    && (text.Length == title.Length || char.IsWhiteSpace(text[title.Length]))
            );
            if (title is not null)
            {
                var from = lines[i].Text.Length - text.Length + title.Length;
                var name =
                    NameAt(lines[i], from, surname) ?? (i + 1 < lines.Length ? NameAt(lines[i + 1], 0, surname) : null);
                if (name is not null)
                {
                    return name;
                }
            }
        }

        return null;
    }

    private Candidate<string>? NameAt(TextLine line, int from, string? surname)
    {
        var end = line.Text.Length;
        if (surname is not null && line.Text.IndexOf(surname, from, StringComparison.Ordinal) is var at and >= 0)
        {
            end = at + surname.Length;
        }
        else if (_beside.FindAll(line).FirstOrDefault(label => label.Start >= from) is { End: > 0 } label)
        {
            end = label.Start;
        }

        var name = PersonName.Clean(line.Text[from..end]);
        return PersonName.Fits(name)
            ? new Candidate<string>(name, line, line.Text.IndexOf(name, from, StringComparison.Ordinal), name.Length, 1)
            : null;
    }

    [GeneratedRegex(
        @"^\s*(?:Sehr geehrter?|Guten Tag|Liebe[r]?|Hallo) (?:Frau|Herr) (?<surname>\p{Lu}[\p{L}-]+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Salutation();
}
