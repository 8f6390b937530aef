using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>Days as German papers print them: 16.11.2026, 16.11.26, 16. November 2026, 16. Nov. 2026, 2026-11-16.</summary>
internal static partial class GermanDate
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>Two-digit years up to this one lie in this century; later ones are years of birth.</summary>
    private const int Pivot = 45;

    private static readonly string[] MonthNames =
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ];

    private static readonly Dictionary<string, int> Months = MonthNames
        .SelectMany(static (name, index) => new[] { (name, index), (name[..3], index) })
        .Concat([("sept", 8), ("mrz", 2), ("jänner", 0)])
        .DistinctBy(static pair => Folding.Fold(pair.Item1), StringComparer.Ordinal)
        .ToDictionary(static pair => Folding.Fold(pair.Item1), static pair => pair.Item2 + 1, StringComparer.Ordinal);

    public static List<Found<DateOnly>> FindAll(string line)
    {
        var found = new List<Found<DateOnly>>();
        foreach (Match match in AnyDate().Matches(line))
        {
            if (Read(match) is { } day)
            {
                found.Add(new Found<DateOnly>(day, match.Index, match.Length));
            }
        }

        return found;
    }

    /// <summary>The month a word names, also abbreviated or with one wrong letter, or null.</summary>
    public static int? MonthOf(string word)
    {
        var folded = Folding.Fold(word);
        if (Months.TryGetValue(folded, out var month))
        {
            return month;
        }

        const int longEnough = 6;
        return folded.Length < longEnough
            ? null
            : Months
                .Where(pair => pair.Key.Length >= longEnough && EditDistance.IsWithin(folded, pair.Key, 1))
                .Select(static pair => (int?)pair.Value)
                .FirstOrDefault();
    }

    public static DateOnly? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear
        && month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static DateOnly? Read(Match match)
    {
        var month = match.Groups["month"].Success
            ? Number(match.Groups["month"].Value)
            : MonthOf(match.Groups["name"].Value) ?? 0;
        var year = Number(match.Groups["year"].Value);
        if (match.Groups["year"].Length == 2)
        {
            year += year <= Pivot ? 2000 : 1900;
        }

        return Day(year, month, Number(match.Groups["day"].Value));
    }

    private static int Number(string digits) =>
        int.Parse(
            digits.Replace('O', '0').Replace('o', '0').Replace('l', '1').Replace('I', '1'),
            NumberStyles.None,
            CultureInfo.InvariantCulture
        );

    [GeneratedRegex(
        """
            (?<![\w.,/-])(?:
              (?<day>[0-3OIl]?[0-9OIl])\s?[.,]\s?(?<month>[01OIl]?[0-9OIl])\s?[.,]\s?(?<year>(?:19|20)[0-9OIl]{2}|[0-9]{2})(?!\w|[.,]\d)
              | (?<day>[0-3]?[0-9])\s?[.,]?\s?(?<name>\p{L}{3,9})\.?\s?(?<year>(?:19|20)[0-9]{2})(?!\w)
              | (?<year>(?:19|20)[0-9]{2})-(?<month>[01][0-9])-(?<day>[0-3][0-9])(?!\w)
            )
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex AnyDate();
}
