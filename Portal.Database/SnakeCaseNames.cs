using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Portal.Database;

/// <summary>Tables are called like their entity, columns like their property, in the spelling PostgreSQL needs no quotes for.</summary>
public sealed partial class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(
        IConventionModelBuilder modelBuilder,
        IConventionContext<IConventionModelBuilder> context
    )
    {
        // What lies in a JSON column has neither a table nor columns.
        var inTables = modelBuilder.Metadata.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).ToList();
        foreach (var entity in inTables)
        {
            // A type of the framework's has a table named for what it holds.
            if (entity.GetTableNameConfigurationSource() is not ConfigurationSource.Explicit)
            {
                entity.SetTableName(Of(entity.ClrType.Name));
            }
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Of(property.Name));
            }
        }
        foreach (var entity in inTables)
        {
            foreach (var key in entity.GetKeys())
            {
                key.SetName(Of(key.GetDefaultName()!));
            }
            foreach (var reference in entity.GetForeignKeys())
            {
                reference.SetConstraintName(Of(reference.GetDefaultName()!));
            }
            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Of(index.GetDefaultDatabaseName()!));
            }
        }
    }

    public static string Of(string name) =>
        WordStart()
            .Replace(name, match => match.Index == 0 ? match.Value : "_" + match.Value)
            .Replace("__", "_", StringComparison.Ordinal)
            .ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]|[A-Z](?=[a-z])")]
    private static partial Regex WordStart();
}
