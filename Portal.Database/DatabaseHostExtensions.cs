using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Database.Auditing;

namespace Portal.Database;

public static class DatabaseHostExtensions
{
    /// <summary>One connection pool, the migrations embedded in <paramref name="migrations"/>, and the host's own keys for cookies and forms.</summary>
    /// <param name="applicationName">Whoever has another name cannot read this host's cookies.</param>
    /// <param name="schema">Where the host's tables lie; null for the first one of the role's search path.</param>
    public static IServiceCollection AddPortalDatabase(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment,
        Assembly migrations,
        string applicationName,
        string? schema = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<DatabaseSettings>()
            .Bind(configuration.GetSection(DatabaseSettings.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var given = provider.GetRequiredService<IOptions<DatabaseSettings>>().Value.ConnectionString;
            var connection = new NpgsqlConnectionStringBuilder(given);
            connection.SearchPath = schema ?? connection.SearchPath;
            return NpgsqlDataSource.Create(connection);
        });
        services.AddSingleton<IReadOnlyList<SchemaMigration>>(_ => SchemaMigration.EmbeddedIn(migrations));
        services.AddSingleton<SchemaMigrator>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditVerification>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<SchemaHealth>("schema");

        services.AddSingleton<DataProtectionKeys>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<DataProtectionKeys>((options, keys) => options.XmlRepository = keys);
        services
            .AddDataProtection()
            .SetApplicationName(applicationName)
            .ProtectWith(
                configuration.GetSection(KeyProtectionSettings.Section).Get<KeyProtectionSettings>(),
                environment
            );
        return services;
    }
}
