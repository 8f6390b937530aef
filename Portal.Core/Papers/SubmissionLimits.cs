using System.ComponentModel.DataAnnotations;

namespace Portal.Core.Papers;

/// <summary>How much one person may send at one time; said to them before. Section <c>Portal:Papers</c>.</summary>
public sealed class SubmissionLimits
{
    public const string Section = "Portal:Papers";

    [Range(1, 250)]
    public int FileMegabytes { get; set; } = 25;

    [Range(1, 1000)]
    public int SubmissionMegabytes { get; set; } = 150;

    [Range(1, 200)]
    public int Files { get; set; } = 40;

    /// <summary>Pages of one paper; the reader's own limit.</summary>
    [Range(200, 200)]
    public int Pages { get; set; } = 200;

    internal long FileBytes => FileMegabytes * 1024L * 1024;

    internal long SubmissionBytes => SubmissionMegabytes * 1024L * 1024;
}
