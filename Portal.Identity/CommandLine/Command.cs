namespace Portal.Identity.CommandLine;

/// <param name="Usage">Words as they are typed; those in capitals stand for what is typed in their place.</param>
/// <param name="Does">For the help page.</param>
internal sealed record Command(
    string Usage,
    string Does,
    Func<WebApplication, IReadOnlyList<string>, TextWriter, Task<int>> RunAsync
)
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Misused = 2;

    /// <summary>What was typed in the places; null when other words were typed.</summary>
    public IReadOnlyList<string>? Match(string[] words)
    {
        var pattern = Usage.Split(' ');
        var places = pattern.Select(IsPlace).ToArray();
        return
            pattern.Length == words.Length
            && pattern
                .Zip(words, places)
                .All(one => one.Third || string.Equals(one.First, one.Second, StringComparison.Ordinal))
            ? [.. words.Where((_, index) => places[index])]
            : null;
    }

    private static bool IsPlace(string word) => word.All(char.IsAsciiLetterUpper);
}
