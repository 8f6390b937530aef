using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>Words that were typed, shown or handed out, and the places where they must not stand.</summary>
internal sealed class Canaries
{
    private readonly List<(string Name, string Word)> words = [];

    public void Add(string name, string? word)
    {
        word.ShouldNotBeNullOrWhiteSpace(name);
        words.Add((name, word));
        if (word.Any(letter => letter is ' ' or '-'))
            words.Add(
                (name, word.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal))
            );
    }

    /// <summary>As text, percent-encoded, and as bytes that PostgreSQL or a log writes in hexadecimal.</summary>
    public IEnumerable<string> In(string text) =>
        words
            .Where(canary =>
                Contains(text, canary.Word)
                || Contains(text, Uri.EscapeDataString(canary.Word))
                || text.Contains(
                    Convert.ToHexString(Encoding.UTF8.GetBytes(canary.Word)),
                    StringComparison.OrdinalIgnoreCase
                )
            )
            .Select(canary => canary.Name)
            .Distinct(StringComparer.Ordinal);

    // Short numbers stand in times and in longer numbers too.
    private static bool Contains(string text, string word) =>
        text.Contains(word, StringComparison.OrdinalIgnoreCase)
        && (
            !word.All(char.IsAsciiDigit)
            || Regex.IsMatch(
                text,
                $@"(?<![0-9A-Za-z.:\-]){word}(?![0-9A-Za-z])",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
        );
}
