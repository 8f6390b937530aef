using System.Text.Json.Serialization;

namespace Portal.Documents;

/// <summary>Everything the reader understood of one paper (one or more files, in order).</summary>
public sealed record PaperReading
{
    public required IReadOnlyList<PageReading> Pages { get; init; }

    public PaperKind Type { get; init; } = PaperKind.Other;

    /// <summary>0 to 1.</summary>
    public double TypeConfidence { get; init; }

    public Urgency Urgency { get; init; }

    public PaperFields Fields { get; init; } = new();

    public required Quality Quality { get; init; }

    /// <summary>Set when the paper could not be read at all; <see cref="Pages"/> is then empty or partial.</summary>
    public ReadingError? Error { get; init; }
}

/// <summary>One upright page. Word boxes are in pixels of a page image of <see cref="Width"/> × <see cref="Height"/>.</summary>
public sealed record PageReading
{
    /// <summary>Counted from 1 across all files of the paper.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>BCP 47 tag of the main language of the page, or null when nothing was recognised.</summary>
    public string? Language { get; init; }

    /// <summary>Degrees clockwise by which the page was turned to stand upright: 0, 90, 180 or 270.</summary>
    public int Rotation { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required Quality Quality { get; init; }

    public IReadOnlyList<WordBox> Words { get; init; } = [];
}

/// <summary>A word and its place, in pixels from the upper left corner. <paramref name="Confidence"/> is 0 to 100.</summary>
public sealed record WordBox(string Text, int X, int Y, int Width, int Height, int Confidence);

/// <summary>Whether a person could read it, and if not, why.</summary>
public sealed record Quality(bool Readable, IReadOnlyList<Problem> Reasons)
{
    public static Quality Good { get; } = new(true, []);
}

public sealed record ReadingError(Problem Code, string Message);

/// <summary>Fields that stand on the paper; null means: not found there. See <c>docs/papers.md</c> for their meaning.</summary>
public sealed record PaperFields
{
    public FieldValue<DateOnly>? Date { get; init; }
    public FieldValue<string>? Sender { get; init; }
    public FieldValue<string>? Recipient { get; init; }
    public FieldValue<string>? CaseNumber { get; init; }
    public FieldValue<string>? CustomerNumber { get; init; }
    public FieldValue<string>? Iban { get; init; }
    public IReadOnlyList<Amount> Amounts { get; init; } = [];
    public FieldValue<decimal>? TotalEur { get; init; }
    public FieldValue<DateOnly>? PeriodFrom { get; init; }
    public FieldValue<DateOnly>? PeriodTo { get; init; }
    public FieldValue<DateOnly>? Deadline { get; init; }
    public FieldValue<string>? TaxId { get; init; }
    public FieldValue<string>? InsuranceNumber { get; init; }
}

/// <summary>A value with its page (from 1), the words it was read from, a confidence of 0 to 1 and the check it passed (for example <c>mod97</c>), if any.</summary>
public sealed record FieldValue<T>(T Value, int Page, double Confidence)
{
    public string? Check { get; init; }

    /// <summary>Where it stands on the page, in the pixels of the page's word boxes.</summary>
    public Box? Place { get; init; }
}

public sealed record Box(int X, int Y, int Width, int Height);

public sealed record Amount(string Label, [property: JsonPropertyName("value_eur")] decimal ValueEur, int Page);
