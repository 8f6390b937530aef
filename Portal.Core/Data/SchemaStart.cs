using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Core.Demonstration;
using Portal.Database;

namespace Portal.Core.Data;

/// <summary>Before anything else starts: the schema, and in a demonstration its staff and persons.</summary>
internal sealed class SchemaStart(
    SchemaMigrator migrator,
    DemonstrationStaff staff,
    DemonstrationPersons persons,
    IOptions<DemonstrationSettings> demonstration
) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        if (demonstration.Value.Enabled)
        {
            await staff.EnterAsync(cancellationToken);
            await persons.EnterAsync(cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
