using System.ComponentModel.DataAnnotations;

namespace Portal.Core.Data;

internal sealed class DatabaseSettings
{
    public const string Section = "Portal:Database";

    [Required]
    public string ConnectionString { get; set; } = "";
}
