using System.ComponentModel.DataAnnotations;

namespace Portal.Identity.Mailing;

/// <summary>Section <c>Portal:Mail</c>. Without a host no mail is sent, and pages offer no way that needs one.</summary>
public sealed class MailOptions
{
    public const string Section = "Portal:Mail";

    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 25;

    /// <summary>STARTTLS before anything is said.</summary>
    public bool Encrypted { get; set; }

    public string? UserName { get; set; }

    /// <summary>File whose first line is the password.</summary>
    public string? PasswordPath { get; set; }

    [EmailAddress]
    public string? From { get; set; }

    /// <summary>Who is told when a break-glass account is used.</summary>
    [EmailAddress]
    public string? Alarm { get; set; }

    public bool IsOn => Host is { Length: > 0 } && From is { Length: > 0 };
}
