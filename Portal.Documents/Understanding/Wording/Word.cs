namespace Portal.Documents.Understanding.Wording;

/// <summary>A folded word of the paper.</summary>
/// <param name="InTitle">Stands near the beginning of a short line above the salutation of the first page.</param>
internal readonly record struct Word(string Text, bool InTitle);
