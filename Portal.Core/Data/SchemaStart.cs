using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Core.Demonstration;
using Portal.Database;

namespace Portal.Core.Data;

/// <summary>Before anything else starts: the schema, and in a demonstration its staff.</summary>
internal sealed class SchemaStart(
    SchemaMigrator migrator,
    DemonstrationStaff staff,
    IOptions<DemonstrationSettings> demonstration
) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        if (demonstration.Value.Enabled)
            await staff.EnterAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
