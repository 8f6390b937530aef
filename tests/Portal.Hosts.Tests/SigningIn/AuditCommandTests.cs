using System.Diagnostics;
using Portal.Core.Residents;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>What <c>./portal audit verify</c> starts: each host's own program with the operator's words.</summary>
public sealed class AuditCommandTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    [Theory]
    [InlineData("Portal.Web", "public")]
    [InlineData("Portal.Identity", "identity")]
    public async Task It_ends_well_on_a_whole_trail_and_with_code_1_after_somebody_changed_it(
        string host,
        string schema
    )
    {
        using var browser = hosts.Browser();
        await browser.SignInAtDeskAsync();
        await hosts
            .OfWeb<IPersons>()
            .AddAsync(
                new("Zitronella", "Kanarienvogel", new(1957, 11, 23), null, null, "de"),
                "annika-silberweide",
                TestContext.Current.CancellationToken
            );
        (await VerifyAsync(host)).ShouldBe(0);

        await hosts.AskAsync<long>(
            $"""
            alter table {schema}.audit_entry disable trigger user;
            update {schema}.audit_entry set actor_id = 'niemand' where sequence = 1;
            alter table {schema}.audit_entry enable trigger user
            """
        );
        (await VerifyAsync(host)).ShouldBe(1);
    }

    private async Task<int> VerifyAsync(string host)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Repository.PathTo(host, "bin", build.Parent!.Name, build.Name, host + ".dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "audit", "verify"])
            {
                WorkingDirectory = Path.GetDirectoryName(program),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                Environment =
                {
                    ["ASPNETCORE_ENVIRONMENT"] = "Demonstration",
                    ["Portal__Demonstration__Enabled"] = "true",
                    ["Portal__Database__ConnectionString"] = hosts.ConnectionString,
                    ["Portal__Identity__PublicAddress"] = hosts.ToIdentity.Address.AbsoluteUri,
                    ["Portal__Identity__PortalAddress"] = hosts.ToWeb.Address.AbsoluteUri,
                    ["Portal__Identity__SecretsPath"] = hosts.SecretsPath,
                    ["Portal__Storage__Path"] = Path.Combine(hosts.SecretsPath, "papers"),
                    ["Portal__Storage__MasterKeyPath"] = Path.Combine(hosts.SecretsPath, "keys", "master"),
                },
            }
        )!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
