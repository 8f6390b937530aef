using System.Diagnostics;
using System.Globalization;

namespace Portal.E2E.Running;

internal static class ProcessTree
{
    /// <summary>All processes that descend from <paramref name="ancestor"/>, read from <c>/proc</c>.</summary>
    internal static IReadOnlyList<Process> Below(int ancestor)
    {
        var children = Process
            .GetProcesses()
            .Select(process => (Process: process, Parent: ParentOf(process.Id)))
            .ToLookup(pair => pair.Parent, pair => pair.Process);
        var found = new List<Process>();
        var waiting = new Queue<int>([ancestor]);
        while (waiting.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                found.Add(child);
                waiting.Enqueue(child.Id);
            }
        }
        return found;
    }

    private static int ParentOf(int process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            // The name in brackets may hold spaces; the parent is the second field after it.
            return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return -1;
        }
    }
}
