using System.Runtime.InteropServices;

namespace Portal.Documents.Process;

/// <summary>What one paper cost its reader and the programs it started.</summary>
/// <param name="StartSeconds">Processor time until the engine was loaded.</param>
/// <param name="ReadSeconds">Processor time from there to the answer.</param>
/// <param name="LargestKilobytes">Resident memory of the reader itself at its highest.</param>
internal sealed record ReaderUsage(double StartSeconds, double ReadSeconds, long LargestKilobytes)
{
    /// <summary>Processor time of this process and of those it waited for.</summary>
    internal static double Seconds() =>
        ResourceUsage.Of(ResourceUsage.Own).Seconds + ResourceUsage.Of(ResourceUsage.OfChildren).Seconds;

    internal static ReaderUsage Since(double start) =>
        new(start, Seconds() - start, ResourceUsage.Of(ResourceUsage.Own).LargestKilobytes);
}

/// <summary>The kernel's account, <c>getrusage(2)</c>, as laid out on 64-bit Linux.</summary>
internal static unsafe partial class ResourceUsage
{
    internal const int Own = 0;
    internal const int OfChildren = -1;
    private const int LongsOfStructure = 18;

    internal static (double Seconds, long LargestKilobytes) Of(int who)
    {
        var usage = stackalloc long[LongsOfStructure];
        return getrusage(who, usage) == 0
            ? (usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6), usage[4])
            : throw new InvalidOperationException("The kernel gave no account.");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getrusage(int who, long* usage);
}
