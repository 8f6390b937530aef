using Portal.Documents.Understanding.Rules;
using Portal.Documents.Understanding.Wording;

namespace Portal.Documents.Understanding.Fields;

/// <summary>The day of issue and the day by which something is asked.</summary>
internal sealed class DateFields(LabelRules rules)
{
    private const int LinesOfLetterhead = 25;
    private const int EarliestIssue = 1950;

    private readonly LabelSet _issue = new(rules.IssueDate);
    private readonly LabelSet _other = new(rules.OtherDate);
    private readonly LabelSet _deadline = new(rules.Deadline);

    public Candidate<DateOnly>? FindIssue(IReadOnlyList<DatedLine> dates)
    {
        const double least = 1;
        return dates
            .Where(static date => date.Day.Value.Year >= EarliestIssue)
            .Select(date => date.Candidate(ScoreIssue(date)))
            .Where(static candidate => candidate.Score >= least)
            .MaxBy(static candidate => candidate.Score);
    }

    public Candidate<DateOnly>? FindDeadline(IReadOnlyList<DatedLine> dates, PaperKind kind)
    {
        if (!AsksForSomething(kind))
        {
            return null;
        }

        return dates
            .Where(date => !IsEndOfPeriod(date))
            .Select(date => (Date: date, Rank: RankDeadline(date, kind)))
            .Where(static ranked => ranked.Rank is not null)
            .OrderBy(static ranked => ranked.Rank)
            .Select(static ranked => ranked.Date.Candidate(1))
            .FirstOrDefault();
    }

    private double ScoreIssue(DatedLine date)
    {
        var score = 0.0;
        score += _issue.RankAtEnd(date.Before) is null ? 0 : 3;
        score += date.FollowsPlace ? 3 : 0;
        score -= _other.RankAtEnd(date.Before) is null ? 0 : 5;
        score -= date.PreviousOnLine is null ? 0 : 1;
        score -= date.TextAfter.Contains("Uhr", StringComparison.OrdinalIgnoreCase) ? 3 : 0;
        if (date.Line.Page.Number <= 1 && date.Line.Number < LinesOfLetterhead)
        {
            score += string.IsNullOrWhiteSpace(date.TextAfter) ? 1.5 : 0.5;
        }

        return score;
    }

    /// <summary>Of an invitation the deadline is the appointment, recognised by its time of day.</summary>
    private int? RankDeadline(DatedLine date, PaperKind kind)
    {
        if (kind == PaperKind.Invitation)
        {
            return date.TextAfter.Contains("Uhr", StringComparison.OrdinalIgnoreCase) ? 0 : RankLabel(date) + 1;
        }

        return RankLabel(date);
    }

    private int? RankLabel(DatedLine date)
    {
        var rank = _deadline.RankAtEnd(date.Before);
        return rank is null || rules.Deadline[rank.Value] is "am" or "Termin" ? null : rank;
    }

    private static bool IsEndOfPeriod(DatedLine date) =>
        date.PreviousOnLine is { } start && PeriodFields.JoinsPeriod(date.Line.Text[start.Day.End..date.Day.Start]);

    private static bool AsksForSomething(PaperKind kind) =>
        kind
            is PaperKind.CooperationRequest
                or PaperKind.Invitation
                or PaperKind.BenefitNotice
                or PaperKind.ChildBenefitNotice
                or PaperKind.UtilityBill
                or PaperKind.TerminationLetter
                or PaperKind.HealthInsurance
                or PaperKind.Other;
}
