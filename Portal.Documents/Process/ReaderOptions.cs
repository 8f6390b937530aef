namespace Portal.Documents.Process;

/// <summary>How readers are started and what they may use.</summary>
public sealed record ReaderOptions
{
    /// <summary>Papers read at the same time; one thread and about 300 MB each.</summary>
    public int Parallelism { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Readers kept ready with a loaded engine.</summary>
    public int Spares { get; init; } = 1;

    /// <summary>Wall time of one paper, and CPU time of each of its processes: 200 pages on a busy machine.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Wall time without a sign of life; a reader speaks at least once a page.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Resident bytes of one reader and the programs it starts.</summary>
    public long MemoryLimit { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Bytes of a reader's temporary folder, which lives in memory.</summary>
    public long TemporaryLimit { get; init; } = 512L * 1024 * 1024;

    /// <summary>The program that builds the room without network: bubblewrap.</summary>
    public string Sandbox { get; init; } = "/usr/bin/bwrap";

    /// <summary>Whether papers stay unread when there is no sandbox. Only a command line on one's own files may say no.</summary>
    public bool RequireSandbox { get; init; } = true;

    /// <summary>Folder of Tesseract's language data; null for the distribution's.</summary>
    public string? LanguageData { get; init; }
}
