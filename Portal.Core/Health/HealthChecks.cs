using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers.Storage;
using Portal.Documents;

namespace Portal.Core.Health;

/// <summary>Can the database be asked?</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            command.CommandTimeout = 3;
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }
}

/// <summary>Has every migration of this program been applied?</summary>
internal sealed class SchemaHealth(SchemaMigrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var pending = await migrator.FindPendingAsync(cancellationToken);
            return pending.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{pending.Count} migrations are pending.");
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The schema cannot be looked at.");
        }
    }
}

/// <summary>Can papers be written, and is there room?</summary>
internal sealed class StoreHealth(IOptions<StorageOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(Check(options.Value));

    private static HealthCheckResult Check(StorageOptions storage)
    {
        var probe = Path.Combine(storage.Path, $".health-{Guid.NewGuid():N}");
        try
        {
            PrivateFolder.Create(storage.Path);
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            return new DriveInfo(Path.GetFullPath(storage.Path)).AvailableFreeSpace >= storage.LowSpace
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded("Little space is left for papers.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy("Papers cannot be written.");
        }
    }
}

/// <summary>Are papers read, and in the sandbox?</summary>
internal sealed class ReaderHealthCheck(IPaperReader reader) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            reader switch
            {
                { Health.Sandboxed: true } => HealthCheckResult.Healthy(),
                { MayRead: true } => HealthCheckResult.Degraded(reader.Health.Reason),
                _ => HealthCheckResult.Unhealthy(reader.Health.Reason),
            }
        );
}
