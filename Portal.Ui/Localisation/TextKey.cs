namespace Portal.Ui.Localisation;

/// <summary>Symbolic name of a text, such as <c>send.files.title</c>, with a context where one name has two meanings.</summary>
public readonly record struct TextKey(string Id, string? Context = null)
{
    private const char Separator = '\u0004';

    /// <summary>gettext's own way to write both in one string: context, U+0004, id.</summary>
    public static TextKey Parse(string name) =>
        name.Split(Separator, 2) is [var context, var id] ? new(id, context) : new(name);

    public override string ToString() => Context is null ? Id : $"{Context}/{Id}";
}
