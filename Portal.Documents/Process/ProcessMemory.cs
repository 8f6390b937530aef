using System.Globalization;

namespace Portal.Documents.Process;

/// <summary>Resident memory of a process and all it started, from <c>/proc</c>: .NET needs too much address space for a limit on that.</summary>
internal static class ProcessMemory
{
    private static readonly long PageSize = Environment.SystemPageSize;

    /// <summary>Bytes; processes that end meanwhile count as nothing.</summary>
    internal static long OfTree(int process)
    {
        var sum = Resident(process);
        foreach (var child in Children(process))
            sum += OfTree(child);
        return sum;
    }

    private static long Resident(int process) =>
        Read($"/proc/{process}/statm").Split(' ') is [_, var resident, ..]
        && long.TryParse(resident, NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
            ? pages * PageSize
            : 0;

    private static IEnumerable<int> Children(int process)
    {
        var tasks = $"/proc/{process}/task";
        if (!Directory.Exists(tasks))
            return [];
        try
        {
            return
            [
                .. Directory
                    .GetDirectories(tasks)
                    .SelectMany(task => Read(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(child => int.Parse(child, CultureInfo.InvariantCulture)),
            ];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
