using System.ComponentModel.DataAnnotations;

namespace Portal.Database;

public sealed class DatabaseSettings
{
    public const string Section = "Portal:Database";

    [Required]
    public string ConnectionString { get; set; } = "";
}
