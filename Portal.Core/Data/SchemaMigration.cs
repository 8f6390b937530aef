using System.Security.Cryptography;
using System.Text;

namespace Portal.Core.Data;

internal sealed record SchemaMigration(string Name, string Sql)
{
    private const string Marker = ".Data.Migrations.";

    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The embedded files in the order of their times.</summary>
    public static IReadOnlyList<SchemaMigration> Embedded { get; } =
    [
        .. typeof(SchemaMigration)
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.Contains(Marker, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static SchemaMigration Read(string resource)
    {
        using var stream = typeof(SchemaMigration).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var name = resource[(resource.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..^".sql".Length];
        return new SchemaMigration(name, reader.ReadToEnd());
    }
}
