using System.Globalization;
using System.Text.Json;
using Portal.Documents.Understanding;

namespace Portal.Documents.Tests.Understanding;

public sealed class DemonstrationTests
{
    private static readonly RuleBasedUnderstanding Understanding = new();

    public static TheoryData<string> Ids => [.. DemonstrationPaper.All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Kind_is_recognised(string id)
    {
        var paper = DemonstrationPaper.All[id];
        var understood = Understanding.Understand(paper.Pages);
        understood.Type.ShouldBe(paper.Kind);
        understood.TypeConfidence.ShouldBeGreaterThan(0.5);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Urgency_is_recognised(string id)
    {
        var paper = DemonstrationPaper.All[id];
        Understanding.Understand(paper.Pages).Urgency.ShouldBe(paper.Urgency);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Expected_fields_are_read(string id)
    {
        var paper = DemonstrationPaper.All[id];
        var read = JsonSerializer.SerializeToElement(
            Read(Understanding.Understand(paper.Pages).Fields),
            JsonSerializerOptions.Default
        );
        foreach (var expected in paper.Expected.EnumerateObject())
        {
            read.GetProperty(expected.Name)
                .ToString()
                .ShouldBe(
                    expected.Value.ValueKind == JsonValueKind.Number
                        ? expected.Value.GetDecimal().ToString("0.00", CultureInfo.InvariantCulture)
                        : expected.Value.GetString(),
                    expected.Name
                );
        }
    }

    [Fact]
    public void Every_kind_has_papers() =>
        DemonstrationPaper
            .All.Values.Select(static paper => paper.Kind)
            .Distinct()
            .Count()
            .ShouldBe(Enum.GetValues<PaperKind>().Length);

    private static Dictionary<string, string?> Read(PaperFields fields) =>
        new(StringComparer.Ordinal)
        {
            ["date"] = Day(fields.Date),
            ["sender"] = fields.Sender?.Value,
            ["recipient"] = fields.Recipient?.Value,
            ["case_number"] = fields.CaseNumber?.Value,
            ["customer_number"] = fields.CustomerNumber?.Value,
            ["iban"] = fields.Iban?.Value,
            ["total_eur"] = fields.TotalEur?.Value.ToString("0.00", CultureInfo.InvariantCulture),
            ["period_from"] = Day(fields.PeriodFrom),
            ["period_to"] = Day(fields.PeriodTo),
            ["deadline"] = Day(fields.Deadline),
            ["tax_id"] = fields.TaxId?.Value,
            ["insurance_number"] = fields.InsuranceNumber?.Value,
        };

    private static string? Day(FieldValue<DateOnly>? field) =>
        field?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
