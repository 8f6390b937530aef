using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Core.Requests;
using Portal.Database;
using Portal.Documents;

namespace Portal.Core.Data;

/// <summary>Enumerations lie in the database under the names everyone uses, so that a row can be read without this program.</summary>
internal static class Vocabulary
{
    public static string NameOf<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    public static void UseVocabulary(this ModelConfigurationBuilder builder)
    {
        builder.Properties<SubmissionState>().HaveConversion<NameConverter<SubmissionState>>();
        builder.Properties<PaperState>().HaveConversion<NameConverter<PaperState>>();
        builder.Properties<Topic>().HaveConversion<NameConverter<Topic>>();
        builder.Properties<ContactKind>().HaveConversion<NameConverter<ContactKind>>();
        builder.Properties<GlanceState>().HaveConversion<NameConverter<GlanceState>>();
        builder.Properties<PaperKind>().HaveConversion<NameConverter<PaperKind>>();
        builder.Properties<Urgency>().HaveConversion<NameConverter<Urgency>>();
        builder.Properties<PaperAction>().HaveConversion<NameConverter<PaperAction>>();
        builder.Properties<RequestState>().HaveConversion<NameConverter<RequestState>>();
        builder.Properties<CodePurpose>().HaveConversion<NameConverter<CodePurpose>>();
        builder.Properties<Problem>().HaveConversion<NameConverter<Problem>>();
        builder
            .Properties<IReadOnlyList<Problem>>()
            .HaveConversion<NamesConverter<Problem>, ListComparer<Problem>>()
            .HaveColumnType("text[]");
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToDictionary(
                value => value,
                value =>
                    typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
                    ?? SnakeCaseNames.Of(value.ToString())
            );

        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(
            pair => pair.Value,
            pair => pair.Key,
            StringComparer.Ordinal
        );
    }

    private sealed class NameConverter<T>()
        : ValueConverter<T, string>(value => Names<T>.ByValue[value], name => Names<T>.ByName[name])
        where T : struct, Enum;

    private sealed class NamesConverter<T>()
        : ValueConverter<IReadOnlyList<T>, string[]>(
            values => values.Select(value => Names<T>.ByValue[value]).ToArray(),
            names => names.Select(name => Names<T>.ByName[name]).ToArray()
        )
        where T : struct, Enum;

    private sealed class ListComparer<T>()
        : ValueComparer<IReadOnlyList<T>>(
            (left, right) =>
                ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)),
            list => list.Aggregate(0, (hash, value) => HashCode.Combine(hash, value)),
            list => list
        );
}
