namespace Portal.Core.Data;

/// <summary>Functions that live in PostgreSQL only, so that words are folded in one place.</summary>
internal static class SearchText
{
    public static string Fold(string value) => throw new NotSupportedException("Runs in the database: " + value.Length);
}
