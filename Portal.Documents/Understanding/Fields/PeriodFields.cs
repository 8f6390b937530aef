using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>The time a paper speaks of: an accounting period, a month of pay, a school year, a validity.</summary>
internal sealed partial class PeriodFields(LabelRules rules)
{
    private readonly LabelSet _labels = new(rules.Period);
    private readonly LabelSet _starts = new(rules.PeriodStart);
    private readonly LabelSet _ends = new(rules.PeriodEnd);

    /// <summary>Whether the text between two days makes them the ends of one period.</summary>
    public static bool JoinsPeriod(string between) => Joint().IsMatch(between);

    public (Candidate<DateOnly>? From, Candidate<DateOnly>? To) Find(
        PaperText paper,
        IReadOnlyList<DatedLine> dates,
        PaperKind kind
    )
    {
        if (IsSingleValidity(kind))
        {
            var (start, end) = (FindAt(dates, _starts), FindAt(dates, _ends));
            return end is null && FindRange(dates) is { From: not null } only ? only : (start, end);
        }

        var range = FindRange(dates);
        if (range.From is { Score: > 1 } || (range.From is not null && kind != PaperKind.Payslip))
        {
            return range;
        }

        var named = paper
            .Lines.Select(line => FindNamed(line, kind))
            .FirstOrDefault(static period => period.From is not null);
        return named.From is not null ? named
            : range.From is not null ? range
            : HasOpenPeriod(kind) ? (FindAt(dates, _starts), FindAt(dates, _ends))
            : default;
    }

    private (Candidate<DateOnly>? From, Candidate<DateOnly>? To) FindRange(IReadOnlyList<DatedLine> dates)
    {
        (Candidate<DateOnly>? From, Candidate<DateOnly>? To) best = default;
        foreach (var to in dates)
        {
            var start =
                to.PreviousOnLine is { } from && JoinsPeriod(to.Line.Text[from.Day.End..to.Day.Start])
                    ? from.Day
                    : StartWithoutYear(to);
            if (start is not { } first || first.Value > to.Day.Value)
            {
                continue;
            }

            var score = _labels.RankWithin(WordSequence.Split(to.Line.Text[..first.Start])) is null ? 1 : 2;
            if (best.From is null || best.From.Score < score)
            {
                best = (
                    new Candidate<DateOnly>(first.Value, to.Line, first.Start, first.Length, score),
                    to.Candidate(score)
                );
            }
        }

        return best;
    }

    /// <summary>"01.10. bis 31.10.2026": the first day borrows its year.</summary>
    private static Found<DateOnly>? StartWithoutYear(DatedLine to)
    {
        var match = DayWithoutYear().Match(to.TextBefore);
        return
            match.Success
            && GermanDate.Day(
                to.Day.Value.Year,
                int.Parse(match.Groups["month"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
                int.Parse(match.Groups["day"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            )
                is { } day
            ? new Found<DateOnly>(day, match.Index, match.Length)
            : null;
    }

    private static (Candidate<DateOnly>? From, Candidate<DateOnly>? To) FindNamed(TextLine line, PaperKind kind)
    {
        if (kind == PaperKind.SchoolCertificate && SchoolTime().Match(line.Text) is { Success: true } school)
        {
            var year = int.Parse(school.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            var (month, months) = Folding.Fold(school.Groups["what"].Value)[0] switch
            {
                'w' => (10, 6),
                's' when school.Groups["what"].Value.StartsWith("So", StringComparison.OrdinalIgnoreCase) => (4, 6),
                _ => (8, 12),
            };
            return Span(line, school, new DateOnly(year, month, 1), months);
        }

        if (kind is not (PaperKind.Payslip or PaperKind.BankStatement or PaperKind.UtilityBill))
        {
            return default;
        }

        foreach (Match match in MonthAndYear().Matches(line.Text))
        {
            var month = match.Groups["number"].Success
                ? int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : GermanDate.MonthOf(match.Groups["name"].Value);
            var year = int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            if (month is { } number && GermanDate.Day(year, number, 1) is { } first)
            {
                return Span(line, match, first, 1);
            }
        }

        return default;
    }

    private static (Candidate<DateOnly>? From, Candidate<DateOnly>? To) Span(
        TextLine line,
        Match match,
        DateOnly first,
        int months
    ) =>
        (
            new Candidate<DateOnly>(first, line, match.Index, match.Length, 1),
            new Candidate<DateOnly>(first.AddMonths(months).AddDays(-1), line, match.Index, match.Length, 1)
        );

    private static Candidate<DateOnly>? FindAt(IReadOnlyList<DatedLine> dates, LabelSet labels) =>
        dates
            .Select(date => (Date: date, Rank: labels.RankAtEnd(date.Before)))
            .Where(static ranked => ranked.Rank is not null)
            .OrderBy(static ranked => ranked.Rank)
            .Select(static ranked => ranked.Date.Candidate(1))
            .FirstOrDefault();

    private static bool IsSingleValidity(PaperKind kind) => kind is PaperKind.SickNote or PaperKind.IdDocument;

    private static bool HasOpenPeriod(PaperKind kind) =>
        kind
            is PaperKind.TenancyContract
                or PaperKind.EmploymentContract
                or PaperKind.TerminationLetter
                or PaperKind.HealthInsurance
                or PaperKind.ChildBenefitNotice
                or PaperKind.BenefitNotice
                or PaperKind.SchoolCertificate;

    [GeneratedRegex(@"^\s*(?:[-–—]|bis(?:\s+(?:zum|einschließlich|einschl\.))?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.?\s*(?:[-–—]|bis(?: zum)?)\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex DayWithoutYear();

    [GeneratedRegex(
        @"(?<what>Schuljahr|Wintersemester|Sommersemester|WiSe|SoSe|WS|SS)\s*:?\s*(?<year>20\d{2})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SchoolTime();

    [GeneratedRegex(
        @"(?<![\w.,])(?:(?<number>0[1-9]|1[0-2])\s?[/.]\s?|(?<name>\p{L}{3,9})\.?\s+)(?<year>20\d{2})(?![\w])"
    )]
    private static partial Regex MonthAndYear();
}
