using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Data;
using Portal.Core.Papers;
using Portal.Database;

namespace Portal.Core.Tests.Data;

/// <summary>The mapping of the entities and the migrations say the same, read from what PostgreSQL made of each.</summary>
public sealed class SchemaTests(PostgresServer server)
{
    /// <summary>Tables that are spoken to in SQL alone.</summary>
    private static readonly string[] WithoutEntity =
    [
        "audit_entry",
        "audit_head",
        "data_protection_key",
        "demonstration_paper",
        "feedback",
        "index_draft",
        "schema_migration",
        "sign_in_session",
        "staff_member",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """
            select concat_ws(' | ', table_name, column_name, data_type, udt_name, is_nullable, column_default,
                             is_generated, replace(generation_expression, '::text', ''))
            from information_schema.columns where table_schema = 'public' and table_name <> all ($1)
            """
    )]
    [InlineData(
        """
            select concat_ws(' | ', c.table_name, c.constraint_type, c.constraint_name, k.column_name, k.ordinal_position,
                             r.unique_constraint_name, r.delete_rule)
            from information_schema.table_constraints c
            join information_schema.key_column_usage k using (constraint_schema, constraint_name)
            left join information_schema.referential_constraints r using (constraint_schema, constraint_name)
            where c.table_schema = 'public' and c.table_name <> all ($1)
            """
    )]
    [InlineData("select indexdef from pg_indexes where schemaname = 'public' and tablename <> all ($1)")]
    [InlineData("select extname from pg_extension where $1::text[] is not null")]
    public async Task Mapping_and_migrations_make_the_same(string question)
    {
        var migrated = await AnswersAsync(await server.CreateAsync(), question);
        var mapped = await AnswersAsync(await CreateFromMappingAsync(), question);
        mapped.ShouldNotBeEmpty();
        migrated.ShouldBe(mapped);
    }

    [Fact]
    public async Task No_table_is_forgotten()
    {
        const string Tables = "select tablename from pg_tables where schemaname = 'public' and $1::text[] is not null";
        var migrated = await AnswersAsync(await server.CreateAsync(), Tables);
        var mapped = await AnswersAsync(await CreateFromMappingAsync(), Tables);
        migrated.Except(mapped, StringComparer.Ordinal).ShouldBe(WithoutEntity);
    }

    private async Task<string> CreateFromMappingAsync()
    {
        var connectionString = await server.CreateEmptyAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        // Generated columns call these functions; they are no part of a mapping.
        foreach (
            var migration in SchemaMigration
                .EmbeddedIn(typeof(ISubmissions).Assembly)
                .Where(one => one.Name.Contains("search", StringComparison.Ordinal))
        )
            await ExecuteAsync(database, migration.Sql);
        await using var context = new PortalDbContext(
            new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(database).Options
        );
        await ExecuteAsync(database, context.Database.GenerateCreateScript());
        return connectionString;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<List<string>> AnswersAsync(string connectionString, string question)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(question);
        command.Parameters.AddWithValue(WithoutEntity);
        await using var rows = await command.ExecuteReaderAsync(Cancellation);
        List<string> answers = [];
        while (await rows.ReadAsync(Cancellation))
            answers.Add(rows.GetString(0));
        answers.Sort(StringComparer.Ordinal);
        return answers;
    }
}
