namespace Portal.Permissions;

/// <summary>A line a route, a column a kind of person, and every surprise in words.</summary>
internal static class Report
{
    public static void Write(
        IReadOnlyList<Someone> people,
        IReadOnlyList<Call> calls,
        IReadOnlyList<string> unknown,
        IReadOnlyList<string> gone
    )
    {
        Console.WriteLine("own ids, then those of others: o reached, · refused, - hidden, ! not as the matrix says");
        Console.WriteLine(string.Join(' ', people.Select(person => person.Kind)));
        foreach (var route in calls.GroupBy(call => call.Route))
            Console.WriteLine($"{Line(route, foreign: false)}   {Line(route, foreign: true)}   {route.Key}");
        foreach (var call in calls.Where(call => call.Wrong is not null))
            Console.WriteLine(
                $"{call.Kind} {call.Wrong}: {call.Route} ({(call.Foreign ? "of others" : "own")}) answered {call.Answer.Status}"
            );
        foreach (var route in unknown)
            Console.WriteLine($"Not in matrix.json: {route}");
        foreach (var route in gone)
            Console.WriteLine($"In matrix.json, but no route any more: {route}");

        string Line(IEnumerable<Call> route, bool foreign) =>
            string.Concat(
                people.Select(person =>
                    Sign([.. route.Where(call => call.Kind == person.Kind && call.Foreign == foreign)])
                )
            );
    }

    private static char Sign(IReadOnlyList<Call> calls) =>
        calls.Count == 0 ? ' '
        : calls.Any(call => call.Wrong is not null) ? '!'
        : calls.Any(call => call.Answer.Outcome == Outcome.Answered) ? 'o'
        : calls.Any(call => call.Answer.Outcome == Outcome.Hidden) ? '-'
        : '·';
}
