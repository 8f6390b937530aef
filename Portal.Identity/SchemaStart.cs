using Portal.Database;
using Portal.Identity.Demonstration;

namespace Portal.Identity;

/// <summary>Before anything else starts: the schema, and in a demonstration its accounts.</summary>
internal sealed class SchemaStart(SchemaMigrator migrator, DemonstrationAccounts demonstration)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        await demonstration.EnterAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
