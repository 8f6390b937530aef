using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers;
using Portal.Database;

namespace Portal.Core.Tests.Data;

public sealed class SchemaMigratorTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly SchemaMigration First = new("20260101_0000_first", "create table one (id int)");
    private static readonly SchemaMigration Second = new(
        "20260102_0000_second",
        "insert into one values (1); create table two (id int)"
    );

    private NpgsqlDataSource database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = NpgsqlDataSource.Create(await server.CreateEmptyAsync());

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Each_file_is_applied_once_and_in_order()
    {
        (await Of(First).MigrateAsync(Cancellation)).ShouldBe(1);
        (await Of(First, Second).FindPendingAsync(Cancellation)).ShouldBe([Second.Name]);
        (await Of(First, Second).MigrateAsync(Cancellation)).ShouldBe(1);
        (await Of(First, Second).MigrateAsync(Cancellation)).ShouldBe(0);
        (await Of(First, Second).FindPendingAsync(Cancellation)).ShouldBeEmpty();
        (await CountAsync("one")).ShouldBe(1);
    }

    [Fact]
    public async Task Instances_that_start_together_apply_each_file_once()
    {
        var counts = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Of(First, Second).MigrateAsync(Cancellation))
        );
        counts.Sum().ShouldBe(2);
        (await CountAsync("one")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_was_changed_after_it_was_applied_stops_the_start()
    {
        await Of(First).MigrateAsync(Cancellation);
        var changed = First with { Sql = "create table other (id int)" };
        var exception = await Should.ThrowAsync<SchemaMismatchException>(() =>
            Of(new SchemaMigration(changed.Name, changed.Sql)).MigrateAsync(Cancellation)
        );
        exception.Message.ShouldContain(First.Name);
        (await Of(First, Second).MigrateAsync(Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_of_itself()
    {
        var broken = new SchemaMigration(Second.Name, "create table two (id int); select 1 / 0");
        await Should.ThrowAsync<PostgresException>(() => Of(First, broken).MigrateAsync(Cancellation));
        (await Of(First, Second).MigrateAsync(Cancellation)).ShouldBe(1);
        (await CountAsync("two")).ShouldBe(0);
    }

    [Fact]
    public void Names_of_files_begin_with_the_time_they_are_ordered_by()
    {
        var names = SchemaMigration
            .EmbeddedIn(typeof(ISubmissions).Assembly)
            .Select(migration => migration.Name)
            .ToList();
        names.ShouldAllBe(name => System.Text.RegularExpressions.Regex.IsMatch(name, @"^\d{8}_\d{4}_[a-z_]+$"));
        names.ShouldBe(names.Order(StringComparer.Ordinal));
        names.ShouldNotBeEmpty();
    }

    private SchemaMigrator Of(params SchemaMigration[] migrations) =>
        new(database, migrations, TimeProvider.System, NullLogger<SchemaMigrator>.Instance);

    private async Task<long> CountAsync(string table)
    {
        await using var command = database.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
