using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Database;
using Portal.Identity;
using Portal.Identity.Data;

namespace Portal.Hosts.Tests.Identity;

/// <summary>The mapping of the accounts and their migrations say the same, read from what PostgreSQL made of each.</summary>
public sealed class AccountsSchemaTests : IAsyncLifetime
{
    /// <summary>Tables that are spoken to in SQL alone.</summary>
    private static readonly string[] WithoutEntity =
    [
        "attempt",
        "audit_entry",
        "audit_head",
        "authenticator",
        "data_protection_key",
        "enrolment",
        "mail_code",
        "outgoing_mail",
        "protocol_key",
        "protocol_record",
        "schema_migration",
        "spent_challenge",
        "terminal",
    ];

    private readonly string name = $"accounts_{Guid.NewGuid():N}";
    private NpgsqlDataSource server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES")!);
        await ExecuteAsync(server, $"create database {name}_migrated");
        await ExecuteAsync(server, $"create database {name}_mapped");
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(server, $"drop database {name}_migrated with (force)");
        await ExecuteAsync(server, $"drop database {name}_mapped with (force)");
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Mapping_and_migrations_make_the_same()
    {
        await using var migrated = Open("migrated");
        await using var mapped = Open("mapped");
        var migrations = SchemaMigration.EmbeddedIn(typeof(IdentityHost).Assembly);
        await new SchemaMigrator(
            migrated,
            migrations,
            TimeProvider.System,
            NullLogger<SchemaMigrator>.Instance
        ).MigrateAsync(Cancellation);
        await ExecuteAsync(mapped, $"create schema {IdentityHost.Schema}");
        await using var context = new AccountsDbContext(
            new DbContextOptionsBuilder<AccountsDbContext>().UseNpgsql(mapped).Options
        );
        await ExecuteAsync(mapped, context.Database.GenerateCreateScript());

        foreach (
            var question in new[]
            {
                """
                    select concat_ws(' | ', table_name, column_name, data_type, udt_name, is_nullable, column_default)
                    from information_schema.columns where table_schema = 'identity' and table_name <> all ($1)
                    """,
                """
                    select concat_ws(' | ', c.table_name, c.constraint_type, c.constraint_name, k.column_name, k.ordinal_position,
                                     r.unique_constraint_name, r.delete_rule)
                    from information_schema.table_constraints c
                    join information_schema.key_column_usage k using (constraint_schema, constraint_name)
                    left join information_schema.referential_constraints r using (constraint_schema, constraint_name)
                    where c.table_schema = 'identity' and c.table_name <> all ($1)
                    """,
                "select indexdef from pg_indexes where schemaname = 'identity' and tablename <> all ($1)",
            }
        )
        {
            var expected = await AnswersAsync(mapped, question);
            expected.ShouldNotBeEmpty();
            (await AnswersAsync(migrated, question)).ShouldBe(expected);
        }
        const string Tables =
            "select tablename::text from pg_tables where schemaname = 'identity' and $1::text[] is not null";
        (await AnswersAsync(migrated, Tables))
            .Except(await AnswersAsync(mapped, Tables), StringComparer.Ordinal)
            .ShouldBe(WithoutEntity);
    }

    private NpgsqlDataSource Open(string which) =>
        NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES"))
            {
                Database = $"{name}_{which}",
                SearchPath = IdentityHost.Schema,
                Pooling = false,
            }
        );

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> AnswersAsync(NpgsqlDataSource database, string question)
    {
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
