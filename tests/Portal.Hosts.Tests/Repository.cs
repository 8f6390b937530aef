using System.Runtime.CompilerServices;

namespace Portal.Hosts.Tests;

/// <summary>Files of the source tree, for tests that read sources and shipped content.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Sources a person reads: no build output, no packages, no tests.</summary>
    public static IEnumerable<string> Sources(params string[] endings) =>
        Directory
            .EnumerateDirectories(Root, "Portal.*")
            .Where(folder => !folder.EndsWith(".E2E", StringComparison.Ordinal))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => endings.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Where(file =>
                !file[Root.Length..]
                    .Split(Path.DirectorySeparatorChar)
                    .Any(part => part is "bin" or "obj" or "wwwroot" or "node_modules")
            );

    private static string Here([CallerFilePath] string path = "") => path;
}
