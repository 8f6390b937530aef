using System.ComponentModel.DataAnnotations;

namespace Portal.Core.Papers.Storage;

public sealed class StorageOptions
{
    public const string Section = "Portal:Storage";

    /// <summary>Folder of the encrypted papers.</summary>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>File of the operator's master keys, newest first: one line a key, "id base64".</summary>
    [Required]
    public string MasterKeyPath { get; set; } = "";

    /// <summary>Makes the key file when there is none. Without a value: in development only.</summary>
    public bool? CreateMasterKey { get; set; }

    /// <summary>Below this much free space the store reports itself degraded. Bytes.</summary>
    [Range(0, long.MaxValue)]
    public long LowSpace { get; set; } = 1L << 30;
}
