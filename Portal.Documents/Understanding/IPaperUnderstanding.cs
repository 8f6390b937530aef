namespace Portal.Documents.Understanding;

/// <summary>Tells from the recognised text what a paper is, whether it can wait, and what stands on it.</summary>
public interface IPaperUnderstanding
{
    /// <summary>Never throws for any text; an empty or foreign text is <see cref="PaperKind.Other"/> without fields.</summary>
    Understood Understand(IReadOnlyList<PageReading> pages);
}

/// <param name="TypeConfidence">0 to 1.</param>
public sealed record Understood(PaperKind Type, double TypeConfidence, Urgency Urgency, PaperFields Fields);
