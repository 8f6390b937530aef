using System.Diagnostics;

namespace Portal.Web.Resident.Problems;

/// <summary>The number by which staff find in the logs what a person saw fail: the beginning of the trace id, easy to read out.</summary>
public static class ProblemReference
{
    public static string For(HttpContext context)
    {
        var trace = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        return $"{trace[..4]}-{trace[4..8]}".ToUpperInvariant();
    }
}
