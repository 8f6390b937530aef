namespace Portal.Ui.Localisation.Po;

/// <summary>One message of a PO file. <see cref="Forms"/> has one text, or one a plural form.</summary>
public sealed record PoEntry
{
    public required TextKey Key { get; init; }

    public string? PluralId { get; init; }

    public required IReadOnlyList<string> Forms { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Lines that begin with <c>#.</c>: what the source says to translators.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The German text has changed since this one was translated.</summary>
    public bool Stale => Flags.Contains("fuzzy", StringComparer.Ordinal);

    public bool Empty => Forms.All(string.IsNullOrEmpty);
}
