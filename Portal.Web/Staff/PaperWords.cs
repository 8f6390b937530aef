using System.Text.Json;
using Microsoft.Extensions.Localization;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Staff;

/// <summary>Names of kinds, reasons and ages in the reader's language. The keys carry the vocabulary's own names.</summary>
internal static class PaperWords
{
    public static string Kind(this IStringLocalizer texts, PaperKind kind) => texts[KindKey(kind)];

    public static string KindKey(PaperKind kind) => "desk.kind." + NameOf(kind);

    public static string Urgency(this IStringLocalizer texts, Urgency urgency) =>
        texts["desk.urgency." + NameOf(urgency)];

    public static string Problem(this IStringLocalizer texts, Problem problem) =>
        texts["desk.reason." + NameOf(problem)];

    public static string Topic(this IStringLocalizer texts, Topic topic) =>
        texts["desk.topic." + JsonNamingPolicy.SnakeCaseLower.ConvertName(topic.ToString())];

    /// <summary>What a row or a page is called: its kind, or why it has none yet.</summary>
    public static string Title(this IStringLocalizer texts, InboxItem item) =>
        item switch
        {
            { State: PaperState.Received or PaperState.Reading } => texts["desk.title.reading"],
            { State: PaperState.NeedsAttention } => texts["desk.title.attention"],
            { Kind: { } kind } => texts.Kind(kind),
            _ => texts.Kind(PaperKind.Other),
        };

    public static string Age(this IStringLocalizer texts, TimeSpan age) =>
        age switch
        {
            { TotalMinutes: < 60 } => texts["desk.age.minutes", (int)Math.Max(age.TotalMinutes, 0)],
            { TotalHours: < 24 } => texts["desk.age.hours", (int)age.TotalHours],
            _ => texts["desk.age.days", (int)age.TotalDays],
        };

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonSerializer.Serialize(value).Trim('"');
}
