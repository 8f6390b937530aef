using System.ComponentModel.DataAnnotations;
using Portal.Documents.Process;

namespace Portal.Core.Papers.Reading;

/// <summary>Section <c>Portal:Reader</c>.</summary>
internal sealed class ReaderSettings
{
    public const string Section = "Portal:Reader";

    /// <summary>Papers read at the same time.</summary>
    [Range(1, 64)]
    public int Parallelism { get; set; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Readers kept ready with a loaded engine.</summary>
    [Range(0, 16)]
    public int Spares { get; set; } = 1;

    /// <summary>Wall time of one paper in seconds.</summary>
    [Range(10, 3600)]
    public int TimeLimitSeconds { get; set; } = 300;

    /// <summary>Resident memory of one reader in megabytes.</summary>
    [Range(256, 16384)]
    public int MemoryLimitMegabytes { get; set; } = 1400;

    /// <summary>Path of bubblewrap.</summary>
    [Required]
    public string Sandbox { get; set; } = "/usr/bin/bwrap";

    public ReaderOptions ToOptions() =>
        new()
        {
            // Glances share the places: people wait for them.
            Parallelism = Parallelism + 1,
            Spares = Spares,
            TimeLimit = TimeSpan.FromSeconds(TimeLimitSeconds),
            MemoryLimit = MemoryLimitMegabytes * 1024L * 1024,
            Sandbox = Sandbox,
        };
}
