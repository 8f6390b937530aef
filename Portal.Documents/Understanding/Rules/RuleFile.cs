using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Portal.Documents.Understanding.Rules;

/// <summary>Phrases with their weights. See <c>kinds.json</c> and <c>urgency.json</c>.</summary>
internal sealed record KindRules(double Threshold, double Temperature, IReadOnlyList<KindRule> Kinds);

/// <param name="For">Weight wherever the phrase stands.</param>
/// <param name="Title">Added when it stands in a title.</param>
/// <param name="Against">Taken off wherever it stands.</param>
internal sealed record KindRule(
    PaperKind Kind,
    IReadOnlyDictionary<string, double> For,
    IReadOnlyDictionary<string, double>? Title,
    IReadOnlyDictionary<string, double>? Against
);

internal sealed record UrgencyRules(double Threshold, IReadOnlyList<UrgencyRule> Urgencies);

internal sealed record UrgencyRule(
    Urgency Urgency,
    IReadOnlyDictionary<string, double> For,
    IReadOnlyDictionary<string, double>? Title,
    IReadOnlyDictionary<string, double>? Against
);

/// <summary>The words printed beside the values that fields are read from. See <c>labels.json</c>.</summary>
internal sealed record LabelRules(
    IReadOnlyList<string> CaseNumber,
    IReadOnlyList<string> CustomerNumber,
    IReadOnlyList<string> TaxId,
    IReadOnlyList<string> InsuranceNumber,
    IReadOnlyList<string> IssueDate,
    IReadOnlyList<string> OtherDate,
    IReadOnlyList<string> Deadline,
    IReadOnlyList<string> Period,
    IReadOnlyList<string> PeriodStart,
    IReadOnlyList<string> PeriodEnd,
    IReadOnlyList<string> Sender,
    IReadOnlyList<string> Recipient,
    IReadOnlyList<string> BesideAddress,
    IReadOnlyList<string> CompanyForms,
    IReadOnlyList<string> Bodies,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Total
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KindRules))]
[JsonSerializable(typeof(UrgencyRules))]
[JsonSerializable(typeof(LabelRules))]
internal sealed partial class RuleFileContext : JsonSerializerContext;

internal static class RuleFile
{
    public static KindRules Kinds { get; } = Load("kinds.json", RuleFileContext.Default.KindRules);

    public static UrgencyRules Urgency { get; } = Load("urgency.json", RuleFileContext.Default.UrgencyRules);

    public static LabelRules Labels { get; } = Load("labels.json", RuleFileContext.Default.LabelRules);

    private static T Load<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream =
            typeof(RuleFile).Assembly.GetManifestResourceStream($"Rules/{name}")
            ?? throw new InvalidOperationException($"The rule file {name} is not embedded.");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidOperationException($"The rule file {name} is empty.");
    }
}
