using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Web.Staff;

/// <summary>Names of kinds, reasons and ages in the reader's language. The keys carry the vocabulary's own names.</summary>
internal static class PaperWords
{
    public static string Kind(this IStringLocalizer text, PaperKind kind) => text["kind." + NameOf(kind)];

    public static string Urgency(this IStringLocalizer text, Urgency urgency) => text["urgency." + NameOf(urgency)];

    public static string Problem(this IStringLocalizer text, Problem problem) => text["problem." + NameOf(problem)];

    public static string Topic(this IStringLocalizer text, Topic topic) =>
        text["topic." + JsonNamingPolicy.SnakeCaseLower.ConvertName(topic.ToString())];

    /// <summary>What a row or a page is called: its kind, or why it has none yet.</summary>
    public static string Title(this IStringLocalizer text, InboxItem item) =>
        item switch
        {
            { State: PaperState.Received or PaperState.Reading } => text["desk.title.reading"],
            { State: PaperState.NeedsAttention } => text["desk.title.attention"],
            { Kind: { } kind } => text.Kind(kind),
            _ => text.Kind(PaperKind.Other),
        };

    public static string Age(this IStringLocalizer text, TimeSpan age) =>
        age switch
        {
            { TotalMinutes: < 60 } => text["desk.age.minutes", (int)Math.Max(age.TotalMinutes, 0)],
            { TotalHours: < 24 } => text["desk.age.hours", (int)age.TotalHours],
            { TotalDays: < 2 } => text["desk.age.day"],
            _ => text["desk.age.days", (int)age.TotalDays],
        };

    public static string Day(DateTimeOffset moment) => moment.LocalDateTime.ToString("g", CultureInfo.CurrentCulture);

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonSerializer.Serialize(value).Trim('"');
}
