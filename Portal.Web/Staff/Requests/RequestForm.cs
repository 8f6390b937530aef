using Microsoft.Extensions.Localization;
using Portal.Core.Requests;
using Portal.Documents;
using Portal.Ui.Forms;
using Portal.Web.Resident.Papers;

namespace Portal.Web.Staff.Requests;

/// <summary>A request as it is being typed.</summary>
internal sealed class RequestForm
{
    public const string TitleField = "betreff";
    public const string ReasonField = "grund";
    public const string PaperField = "papier";
    public const string KindField = "art";
    public const string DeadlineField = "Deadline";
    public const int Rows = 6;

    private const int LongestReason = 500;
    private const int FurthestDays = 180;

    public string? Title { get; init; }

    public string? Reason { get; init; }

    /// <summary>Always <see cref="Rows"/>, the last ones empty.</summary>
    public required IReadOnlyList<(string? Text, PaperKind? Kind)> Papers { get; init; }

    public required DateAnswer Deadline { get; init; }

    public IReadOnlyList<RequestedPaper> Wanted =>
        [.. Papers.Where(paper => paper.Text is not null).Select(paper => new RequestedPaper(paper.Text!, paper.Kind))];

    public static RequestForm Empty { get; } = new() { Papers = new (string?, PaperKind?)[Rows], Deadline = new() };

    public static RequestForm Read(IFormCollection form) =>
        new()
        {
            Title = Answer.Text(form[TitleField], 100),
            Reason = Answer.Text(form[ReasonField], LongestReason),
            Papers =
            [
                .. Enumerable
                    .Range(0, Rows)
                    .Select(row =>
                        (
                            Answer.Text(form[PaperField].ElementAtOrDefault(row), 120),
                            Kind(form[KindField].ElementAtOrDefault(row))
                        )
                    ),
            ],
            Deadline = new()
            {
                Day = form[$"{DeadlineField}.Day"],
                Month = form[$"{DeadlineField}.Month"],
                Year = form[$"{DeadlineField}.Year"],
            },
        };

    public IReadOnlyList<FieldError> Errors(IStringLocalizer texts, DateOnly today)
    {
        List<FieldError> errors = [];
        if (Title is null)
            errors.Add(new(TitleField, texts["office.request.title.missing"]));
        if (Reason is null)
            errors.Add(new(ReasonField, texts["office.request.reason.missing"]));
        if (Wanted.Count == 0)
            errors.Add(new(PaperField, texts["office.request.papers.missing"]));
        if (Day(today) is null)
            errors.Add(new(DeadlineField, texts["office.request.deadline.wrong", FurthestDays]));
        return errors;
    }

    /// <summary>Null unless it lies ahead and is not further than half a year.</summary>
    public DateOnly? Day(DateOnly today) =>
        Deadline.TryRead(out var day) && day > today && day <= today.AddDays(FurthestDays) ? day : null;

    private static PaperKind? Kind(string? name) =>
        Enum.TryParse<PaperKind>(name, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
