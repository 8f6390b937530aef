namespace Portal.Ui.Forms;

/// <summary>Ids of a field's parts, made from its name: <c>Answers.Birth</c> has the input <c>answers-birth</c>.</summary>
public readonly record struct FieldId(string Name)
{
    public string Input => Name.Replace('.', '-').ToLowerInvariant();

    public string Hint => Input + "-hint";

    public string Error => Input + "-error";

    /// <summary>Value of <c>aria-describedby</c>.</summary>
    public string? DescribedBy(bool hint, bool error) =>
        (hint, error) switch
        {
            (true, true) => $"{Hint} {Error}",
            (true, false) => Hint,
            (false, true) => Error,
            _ => null,
        };
}
