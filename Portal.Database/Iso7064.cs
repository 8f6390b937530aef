namespace Portal.Database;

/// <summary>The hybrid systems MOD M+1,M of ISO 7064: find every single wrong character and nearly all exchanged neighbours.</summary>
public static class Iso7064
{
    public static int CheckValue(ReadOnlySpan<int> values, int modulus)
    {
        var product = modulus;
        foreach (var value in values)
        {
            var sum = (product + value) % modulus;
            product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
        }
        return (modulus + 1 - product) % modulus;
    }
}
