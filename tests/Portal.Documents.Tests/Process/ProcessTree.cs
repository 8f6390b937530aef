using System.Globalization;
using Portal.Documents.Tests.Samples;

namespace Portal.Documents.Tests.Process;

/// <summary>A process that a test started, with everything below it.</summary>
internal static class ProcessTree
{
    internal static void End(int process)
    {
        using var root = System.Diagnostics.Process.GetProcessById(process);
        root.Kill(entireProcessTree: true);
        root.WaitForExit();
    }

    /// <summary>Freezes all of them, as a reader in an endless loop would be to its parent.</summary>
    internal static void Freeze(int process) =>
        SystemTool.Run(
            "sh",
            [
                "-c",
                $"kill -STOP {string.Join(' ', Members(process).Select(id => id.ToString(CultureInfo.InvariantCulture)))}",
            ]
        );

    private static List<int> Members(int process)
    {
        var parents = Directory
            .GetDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(name => (Id: int.Parse(name!, CultureInfo.InvariantCulture), Parent: ParentOf(name!)))
            .ToLookup(entry => entry.Parent, entry => entry.Id);
        List<int> members = [process];
        for (var next = 0; next < members.Count; next++)
            members.AddRange(parents[members[next]]);
        return members;
    }

    private static int ParentOf(string process)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
