using System.Text.RegularExpressions;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Staff.Inbox;

/// <summary>Why a value should be compared with the page: the key of a sentence, or null when there is no doubt.</summary>
internal static partial class Doubt
{
    private const double SureKind = 0.7;

    // The reader gives 0.63 to 0.82 to values it found without trouble, depending on the field.
    private const double SureField = 0.6;

    public static string? OfKind(PaperIndex index) => index.KindConfidence < SureKind ? "desk.doubt.kind" : null;

    /// <summary>A value that passed a check digit is right however faint its print.</summary>
    public static string? Of<T>(FieldValue<T>? field) =>
        field is { Confidence: < SureField, Check: null } ? "desk.doubt.field" : null;

    public static string? OfBgNummer(string typed) =>
        !string.IsNullOrWhiteSpace(typed) && !BgNummer.TryParse(typed, out _) ? "desk.doubt.bg_nummer" : null;

    /// <summary>The sender's name and the name on the page share no word.</summary>
    public static string? OfPerson(PaperIndex index) =>
        index is { Person: { } person, Fields.Recipient.Value: { } recipient } && !SharesWord(person, recipient)
            ? "desk.doubt.person"
            : null;

    private static bool SharesWord(string one, string other) =>
        Words(one).Intersect(Words(other), StringComparer.OrdinalIgnoreCase).Any();

    private static IEnumerable<string> Words(string text) =>
        WordShape().Matches(text).Select(match => match.Value).Where(word => word.Length > 2);

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex WordShape();
}
