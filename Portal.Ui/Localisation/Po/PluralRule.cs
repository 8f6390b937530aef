using System.Globalization;

namespace Portal.Ui.Localisation.Po;

/// <summary>The rule of a <c>Plural-Forms</c> header: which of <see cref="Count"/> forms a number takes.</summary>
public sealed class PluralRule
{
    private readonly Func<long, long> select;

    private PluralRule(int count, Func<long, long> select) => (Count, this.select) = (count, select);

    public static PluralRule Germanic { get; } = Parse("nplurals=2; plural=(n != 1);");

    public int Count { get; }

    public int FormFor(long number) => (int)Math.Clamp(select(Math.Abs(number)), 0, Count - 1);

    public static PluralRule Parse(string header)
    {
        var parts = header
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return parts.TryGetValue("nplurals", out var count) && parts.TryGetValue("plural", out var expression)
            ? new(int.Parse(count, CultureInfo.InvariantCulture), new PluralExpression(expression).Compile())
            : throw new FormatException($"Not a plural rule: {header}");
    }
}
