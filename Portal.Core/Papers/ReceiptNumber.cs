using System.Diagnostics.CodeAnalysis;
using Portal.Database;

namespace Portal.Core.Papers;

/// <summary>The number on a receipt, by which staff find what was sent.</summary>
internal readonly record struct ReceiptNumber
{
    private ReceiptNumber(string value) => Value = value;

    /// <summary>Without gaps, as it is stored.</summary>
    public string Value { get; }

    public static ReceiptNumber Create() => new(LetterNumber.Create());

    public static bool TryParse([NotNullWhen(true)] string? typed, out ReceiptNumber number)
    {
        var read = LetterNumber.TryRead(typed, out var value);
        number = read ? new(value!) : default;
        return read;
    }

    public static string Group(string value) => LetterNumber.Group(value);

    public override string ToString() => Group(Value);
}
