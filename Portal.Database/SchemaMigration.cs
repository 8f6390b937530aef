using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Database;

public sealed record SchemaMigration(string Name, string Sql)
{
    private const string Marker = ".Data.Migrations.";

    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The embedded files in the order of their times.</summary>
    public static IReadOnlyList<SchemaMigration> EmbeddedIn(Assembly assembly) =>
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name =>
                    name.Contains(Marker, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name)),
        ];

    private static SchemaMigration Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var name = resource[(resource.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..^".sql".Length];
        return new SchemaMigration(name, reader.ReadToEnd());
    }
}
