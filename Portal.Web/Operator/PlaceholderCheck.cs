using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Portal.Web.Operator;

/// <summary>A portal that serves residents must not name an invented office: people would write to it.</summary>
public sealed partial class PlaceholderCheck(IHostEnvironment environment) : IValidateOptions<OperatorOptions>
{
    public ValidateOptionsResult Validate(string? name, OperatorOptions options)
    {
        if (environment.IsDevelopment() || environment.IsEnvironment("Demonstration"))
        {
            return ValidateOptionsResult.Success;
        }
        using var values = JsonSerializer.SerializeToDocument(options);
        var failures = Placeholders(OperatorOptions.Section, values.RootElement).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Placeholders(string path, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => Placeholders($"{path}:{member.Name}", member.Value)),
            JsonValueKind.String when Placeholder().IsMatch(value.GetString()!) =>
            [
                $"{path} still holds a placeholder: {value}",
            ],
            _ => [],
        };

    // The last line holds the names that RFC 2606 reserves, so that the demonstration's addresses are caught as well.
    [GeneratedRegex(
        """
            muster(mann|frau|stadt|stra|kreis|landkreis)|\bmuster\b|platzhalter|placeholder|lorem|\bto-?do\b|\btbd\b|\bxx+
            |change-?me|ausfüllen|\bbeispiel|^\W*$|[<>\[\]{}]|^0{5}$|^(?<digit>\d)\k<digit>{4,}$|012345|12345
            |\bauental\b|[.@]example(\.(com|org|net))?\b|\.(invalid|test|localhost)\b|\blocalhost\b
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Placeholder();
}
