namespace Portal.Documents.Understanding.Wording;

internal static class EditDistance
{
    /// <summary>Whether at most <paramref name="most"/> insertions, deletions or replacements turn one word into the other.</summary>
    public static bool IsWithin(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return false;
        }

        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                least = Math.Min(least, current[j]);
            }

            if (least > most)
            {
                return false;
            }

            var swap = previous;
            previous = current;
            current = swap;
        }

        return previous[right.Length] <= most;
    }
}
