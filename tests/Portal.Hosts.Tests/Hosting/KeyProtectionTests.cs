using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Portal.Core.Papers;
using Portal.Database;

namespace Portal.Hosts.Tests.Hosting;

/// <summary>Keys of cookies and forms lie in the database, and who has only the database cannot read them.</summary>
public sealed class KeyProtectionTests : IAsyncLifetime
{
    private const string Password = "nur für diesen Test";

    private readonly string _name = $"keys_{Guid.NewGuid():N}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-keys-");
    private readonly string _server = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES")!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await ExecuteAsync(_server, $"create database {_name}");
        await using var first = Instance(null);
        await first.GetRequiredService<SchemaMigrator>().MigrateAsync(Cancellation);
        await File.WriteAllTextAsync(PasswordPath, Password + "\n", Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(_server, $"drop database {_name} with (force)");
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task With_a_certificate_the_database_holds_no_readable_key()
    {
        await using var one = Instance(Certificate("one"));
        Protect(one);
        var stored = await StoredKeysAsync();
        stored.ShouldContain("encryptedKey");
        stored.ShouldNotContain("unencrypted");
        stored.ShouldNotContain("<masterKey><value>");
    }

    [Fact]
    public async Task Without_a_certificate_it_does()
    {
        await using var plain = Instance(null);
        Protect(plain);
        (await StoredKeysAsync()).ShouldContain("unencrypted");
    }

    [Fact]
    public async Task A_second_instance_with_the_certificate_reads_what_the_first_wrote()
    {
        var certificate = Certificate("one");
        await using var first = Instance(certificate);
        await using var second = Instance(certificate);
        Unprotect(second, Protect(first)).ShouldBe("wer");
    }

    [Fact]
    public async Task An_instance_without_the_certificate_reads_nothing()
    {
        await using var first = Instance(Certificate("one"));
        var written = Protect(first);
        await using var without = Instance(null);
        await using var other = Instance(Certificate("other"));
        Should.Throw<CryptographicException>(() => Unprotect(without, written));
        Should.Throw<CryptographicException>(() => Unprotect(other, written));
    }

    [Fact]
    public async Task After_a_change_of_certificates_the_earlier_one_keeps_old_keys_readable()
    {
        var earlier = Certificate("earlier");
        await using var before = Instance(earlier);
        var written = Protect(before);
        await using var after = Instance(Certificate("later"), earlier);
        Unprotect(after, written).ShouldBe("wer");
    }

    [Fact]
    public void Production_without_a_certificate_does_not_start()
    {
        var refusal = Should.Throw<InvalidOperationException>(() =>
            Instance(null, environment: Environments.Production)
        );
        refusal.Message.ShouldContain("Portal:KeyProtection:CertificatePath");
    }

    private string PasswordPath => Path.Combine(_folder.FullName, "password");

    private ServiceProvider Instance(string? certificate, string? earlier = null, string environment = "Demonstration")
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Portal:Database:ConnectionString"] = ConnectionString,
                    ["Portal:KeyProtection:CertificatePath"] = certificate,
                    ["Portal:KeyProtection:PasswordPath"] = PasswordPath,
                    ["Portal:KeyProtection:EarlierCertificatePaths:0"] = earlier,
                }.Where(setting => setting.Value is not null)
            )
            .Build();
        var services = new ServiceCollection().AddLogging();
        services.AddPortalDatabase(
            configuration,
            new HostEnvironment(environment),
            typeof(ISubmissions).Assembly,
            "Portal.Web"
        );
        return services.BuildServiceProvider();
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest(
            $"CN={name}",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var path = Path.Combine(_folder.FullName, name + ".pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }

    private static string Protect(IServiceProvider instance) => Protector(instance).Protect("wer");

    private static string Unprotect(IServiceProvider instance, string written) =>
        Protector(instance).Unprotect(written);

    private static IDataProtector Protector(IServiceProvider instance) =>
        instance.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie");

    private async Task<string> StoredKeysAsync()
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = database.CreateCommand("select string_agg(xml, ' ') from data_protection_key");
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private string ConnectionString =>
        new NpgsqlConnectionStringBuilder(_server) { Database = _name, Pooling = false }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var database = NpgsqlDataSource.Create(server);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class HostEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "Portal.Web";
        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
