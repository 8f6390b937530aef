using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Documents.Understanding.Fields;

/// <param name="Marked">Whether € or EUR stands beside the number.</param>
internal readonly record struct EuroValue(decimal Value, bool Marked);

/// <summary>Amounts as German papers print them: 1.234,56 €, EUR 12,50, 450 Euro, 118,48-, −118,48.</summary>
internal static partial class Euro
{
    /// <summary>No paper of a household names more; beyond it stand account and meter numbers.</summary>
    private const decimal Largest = 9_999_999.99m;

    /// <summary>Numbers with cents or with a currency beside them, never quantities, percentages or parts of dates.</summary>
    public static IEnumerable<Found<EuroValue>> FindAll(string line)
    {
        foreach (Match match in Number().Matches(line))
        {
            var marked = match.Groups["before"].Success || match.Groups["after"].Success;
            if (!marked && (!match.Groups["cents"].Success || match.Groups["unit"].Success))
            {
                continue;
            }

            var whole = match.Groups["whole"].Value.Replace(".", "", StringComparison.Ordinal);
            var cents = match.Groups["cents"].Success ? match.Groups["cents"].Value : "00";
            var value = decimal.Parse($"{whole}.{cents}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            var negative = match.Groups["minus"].Success || match.Groups["minusAfter"].Success;
            if (value <= Largest)
            {
                yield return new Found<EuroValue>(
                    new EuroValue(negative ? -value : value, marked),
                    match.Index,
                    match.Length
                );
            }
        }
    }

    [GeneratedRegex(
        """
            (?<![\w.,/])
            (?<before>(?:€|EUR|Euro)\s?)?
            (?<minus>[-−]\s?)?
            (?<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,7})
            (?:,(?:(?<cents>[0-9]{2})|[-–—]{1,2}))?
            (?![0-9]|[.,][0-9])
            (?<minusAfter>\s?[-−](?=\s|$|€))?
            (?:(?<after>\s?(?:€|EUR\b|Euro\b))|(?<unit>\s?(?:%|m²|m2|qm|kWh|m³|Std|Stunden|Tage|Uhr|h\b|km)))?
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();
}
