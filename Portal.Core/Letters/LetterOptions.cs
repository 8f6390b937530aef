using System.ComponentModel.DataAnnotations;

namespace Portal.Core.Letters;

/// <summary>How long codes hold and how much guessing is borne. Section <c>Portal:Letters</c>.</summary>
public sealed class LetterOptions
{
    public const string Section = "Portal:Letters";

    /// <summary>Days a request's code still opens it after the day by which the papers were asked for.</summary>
    [Range(1, 180)]
    public int DaysAfterDeadline { get; set; } = 28;

    [Range(1, 90)]
    public int AccountCodeDays { get; set; } = 30;

    /// <summary>Wrong codes from one device within <see cref="Window"/>.</summary>
    [Range(3, 50)]
    public int WrongTriesADevice { get; set; } = 8;

    /// <summary>Wrong codes from one address within <see cref="Window"/>: a library is one address.</summary>
    [Range(20, 10_000)]
    public int WrongTriesAnAddress { get; set; } = 200;

    [Range(typeof(TimeSpan), "00:05:00", "12:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);
}
