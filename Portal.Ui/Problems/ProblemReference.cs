using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Portal.Ui.Problems;

/// <summary>The number by which staff find in the logs what a person saw fail: one a request, short enough to read out.</summary>
public static class ProblemReference
{
    private static readonly object Key = new();

    public static string For(HttpContext context) => (string)(context.Items[Key] ??= Create());

    private static string Create()
    {
        var digits = RandomNumberGenerator.GetHexString(8);
        return $"{digits[..4]}-{digits[4..]}";
    }
}
