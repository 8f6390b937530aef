using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Portal.Core.Papers.Storage;
using Portal.Documents;

namespace Portal.Core.Health;

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
