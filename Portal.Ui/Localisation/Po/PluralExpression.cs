using System.Globalization;

namespace Portal.Ui.Localisation.Po;

/// <summary>The part of C's expressions that gettext allows in a plural rule.</summary>
internal sealed class PluralExpression(string text)
{
    private static readonly string[][] Operators =
    [
        ["||"],
        ["&&"],
        ["==", "!="],
        ["<=", ">=", "<", ">"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    private readonly string source = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
    private int place;

    public Func<long, long> Compile()
    {
        var rule = Choice();
        return place == source.Length ? rule : throw Problem();
    }

    private Func<long, long> Choice()
    {
        var condition = Binary(0);
        if (!Take("?"))
        {
            return condition;
        }
        var yes = Choice();
        if (!Take(":"))
        {
            throw Problem();
        }
        var no = Choice();
        return n => condition(n) != 0 ? yes(n) : no(n);
    }

    private Func<long, long> Binary(int level)
    {
        if (level == Operators.Length)
        {
            return Unary();
        }
        var left = Binary(level + 1);
        while (Operators[level].FirstOrDefault(Take) is { } sign)
        {
            left = Combine(sign, left, Binary(level + 1));
        }
        return left;
    }

    private Func<long, long> Unary()
    {
        if (Take("!"))
        {
            var inner = Unary();
            return n => inner(n) == 0 ? 1 : 0;
        }
        if (Take("("))
        {
            var inner = Choice();
            return Take(")") ? inner : throw Problem();
        }
        if (Take("n"))
        {
            return n => n;
        }
        var start = place;
        while (place < source.Length && char.IsAsciiDigit(source[place]))
        {
            place++;
        }
        return long.TryParse(source[start..place], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? _ => number
            : throw Problem();
    }

    private static Func<long, long> Combine(string sign, Func<long, long> left, Func<long, long> right) =>
        sign switch
        {
            "||" => n => left(n) != 0 || right(n) != 0 ? 1 : 0,
            "&&" => n => left(n) != 0 && right(n) != 0 ? 1 : 0,
            "==" => n => left(n) == right(n) ? 1 : 0,
            "!=" => n => left(n) != right(n) ? 1 : 0,
            "<=" => n => left(n) <= right(n) ? 1 : 0,
            ">=" => n => left(n) >= right(n) ? 1 : 0,
            "<" => n => left(n) < right(n) ? 1 : 0,
            ">" => n => left(n) > right(n) ? 1 : 0,
            "+" => n => left(n) + right(n),
            "-" => n => left(n) - right(n),
            "*" => n => left(n) * right(n),
            "/" => n => left(n) / right(n),
            _ => n => left(n) % right(n),
        };

    private bool Take(string sign)
    {
        if (string.CompareOrdinal(source, place, sign, 0, sign.Length) != 0)
        {
            return false;
        }
        place += sign.Length;
        return true;
    }

    private FormatException Problem() => new($"Not a plural expression at {place}: {source}");
}
