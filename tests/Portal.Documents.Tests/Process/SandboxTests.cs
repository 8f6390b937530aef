using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Portal.Documents.Process;

namespace Portal.Documents.Tests.Process;

/// <summary>Runs a shell in the reader's room and tries what an intruder would try.</summary>
public sealed class SandboxTests
{
    [Fact]
    public void Room_AddressOfThisMachine_IsOutOfReach()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        InRoom($"exec 3<>/dev/tcp/127.0.0.1/{port} && echo reached").ShouldNotContain("reached");

        Outside($"exec 3<>/dev/tcp/127.0.0.1/{port} && echo reached").ShouldContain("reached");
    }

    [Fact]
    public void Room_NetworkDevices_AreOnlyTheLoop() => InRoom("tail -n +3 /proc/net/dev | wc -l").Trim().ShouldBe("1");

    [Theory]
    [InlineData("/intruder")]
    [InlineData("/usr/intruder")]
    [InlineData("/app/intruder")]
    [InlineData("/etc/intruder")]
    [InlineData("/proc/sys/kernel/intruder")]
    public void Room_PlaceOutsideTheTemporaryFolder_CannotBeWritten(string path) =>
        InRoom($"echo x > {path} && echo written").ShouldNotContain("written");

    [Fact]
    public void Room_TemporaryFolder_TakesNoMoreThanAllowed()
    {
        var options = new ReaderOptions { TemporaryLimit = 1_000_000 };

        InRoom("head -c 500000 /dev/zero > /tmp/a && echo written", options).ShouldContain("written");
        InRoom("head -c 5000000 /dev/zero > /tmp/a && echo written", options).ShouldNotContain("written");
    }

    [Fact]
    public void Room_FilesOfThisMachine_AreNotThere()
    {
        var secret = Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(secret, "secret");
        try
        {
            InRoom($"cat {secret}; ls /app").ShouldBe("Portal.Documents.dll\nPortal.Documents.runtimeconfig.json\n");
            var runtime = RuntimeEnvironment.GetRuntimeDirectory().Split('/')[1];
            InRoom("ls /")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ShouldBeSubsetOf([
                    "app",
                    "bin",
                    "dev",
                    "etc",
                    "lib",
                    "lib64",
                    "proc",
                    "sbin",
                    "tmp",
                    "usr",
                    "var",
                    runtime,
                ]);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void Room_OtherProcesses_CannotBeSeen() =>
        int.Parse(InRoom("ls -d /proc/[0-9]* | wc -l"), CultureInfo.InvariantCulture).ShouldBeLessThan(8);

    [Fact]
    public void Room_FurtherRooms_CannotBeBuilt() => InRoom("unshare --user echo built").ShouldNotContain("built");

    private static string InRoom(string script, ReaderOptions? options = null)
    {
        var chosen = options ?? new();
        var (_, strength) = SandboxProbe.Check(chosen);
        return Print(chosen.Sandbox, [.. SandboxCommand.Room(chosen, strength), "/usr/bin/bash", "-c", script]);
    }

    private static string Outside(string script) => Print("/usr/bin/bash", ["-c", script]);

    private static string Print(string program, IEnumerable<string> arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult();
        return output;
    }
}
