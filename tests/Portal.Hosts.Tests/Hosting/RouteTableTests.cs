using Portal.Hosts.Tests.Staff;
using Portal.Identity;
using Portal.Ui.Hosting;
using Portal.Web.Security;
using Portal.Web.Staff;

namespace Portal.Hosts.Tests.Hosting;

/// <summary>What docs/security.md says of the routes is what the routes say of themselves.</summary>
public sealed class RouteTableTests(StaffPortal portal) : IClassFixture<StaffPortal>
{
    [Fact]
    public Task The_table_of_the_portal_is_the_one_in_the_documentation() =>
        CompareAsync(RouteTable.Write("Portal.Web", RouteTable.RoutesOf(portal.App), Policies.Words));

    [Fact]
    public async Task The_table_of_the_identity_host_is_the_one_in_the_documentation()
    {
        await using var identity = IdentityHost.Build([
            "--applicationName",
            "Portal.Identity",
            "--environment",
            "Demonstration",
            "--Portal:Identity:PublicAddress=http://localhost:1",
            "--Portal:Identity:PortalAddress=http://localhost:2",
            "--Portal:Identity:SecretsPath=nowhere",
            "--Portal:Database:ConnectionString=Host=nowhere",
        ]);
        await CompareAsync(RouteTable.Write("Portal.Identity", RouteTable.RoutesOf(identity), policy => policy));
    }

    private static async Task CompareAsync(string table)
    {
        var page = await File.ReadAllTextAsync(
            Repository.PathTo("docs", "security.md"),
            TestContext.Current.CancellationToken
        );
        page.Contains(table.TrimEnd(), StringComparison.Ordinal)
            .ShouldBeTrue($"Routes changed. Look at what changed, then write them anew with: ./portal routes\n{table}");
    }
}
