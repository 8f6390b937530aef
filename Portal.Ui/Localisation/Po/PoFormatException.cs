namespace Portal.Ui.Localisation.Po;

public sealed class PoFormatException(int line, string problem) : FormatException($"PO line {line}: {problem}")
{
    public int Line { get; } = line;
}
