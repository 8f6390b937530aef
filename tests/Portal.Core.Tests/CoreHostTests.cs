using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Portal.Core.Tests;

public sealed class CoreHostTests(PostgresServer server) : PortalTest(server)
{
    [Fact]
    public async Task Health_names_each_part()
    {
        var report = await Portal.Get<HealthCheckService>().CheckHealthAsync(Cancellation);
        report.Entries.Keys.ShouldBe(["database", "schema", "store", "reader"], ignoreOrder: true);
        report.Entries["reader"].Status.ShouldBe(HealthStatus.Healthy);
        report.Entries["schema"].Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Health_tells_which_part_is_missing()
    {
        await using var lost = new TestPortal("Host=/nowhere;Username=app;Database=x;Timeout=1", Folder, Reader, Time);
        await File.WriteAllTextAsync(Path.Combine(Folder, "papers"), "", Cancellation);
        var report = await lost.Get<HealthCheckService>().CheckHealthAsync(Cancellation);
        foreach (var part in new[] { "database", "schema", "store" })
            report.Entries[part].Status.ShouldBe(HealthStatus.Unhealthy, part);
    }

    [Theory]
    [InlineData("Portal:Database:ConnectionString", "")]
    [InlineData("Portal:Storage:Path", "")]
    [InlineData("Portal:Storage:MasterKeyPath", "")]
    [InlineData("Portal:Papers:Files", "0")]
    [InlineData("Portal:Reader:Parallelism", "0")]
    public async Task A_setting_that_is_missing_or_wrong_stops_the_start(string key, string value)
    {
        await using var portal = Another((key, value));
        await Should.ThrowAsync<OptionsValidationException>(portal.StartAsync);
    }

    [Fact]
    public async Task What_one_instance_protects_another_can_read()
    {
        var text = Portal.Get<IDataProtectionProvider>().CreateProtector("test").Protect("Kanarienvogel");
        await using var other = Another();
        other.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(text).ShouldBe("Kanarienvogel");
        (await Portal.QueryAsync<long>("select count(*) from data_protection_key")).ShouldBeGreaterThan(0);
    }
}
