using System.Diagnostics;
using System.Threading.Channels;

namespace Portal.Permissions;

/// <summary>The published Portal.Web as a process of its own, on a free port of loopback.</summary>
internal sealed class PublishedHost : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private PublishedHost(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<PublishedHost> StartAsync(string app, IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(app, "Portal.Web.dll")])
        {
            WorkingDirectory = app,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Demonstration",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        var lines = Channel.CreateUnbounded<string?>();
        process.OutputDataReceived += (_, line) => lines.Writer.TryWrite(line.Data);
        process.BeginOutputReadLine();
        while (await lines.Reader.ReadAsync() is { } line)
        {
            var found = line.IndexOf(Listening, StringComparison.Ordinal);
            if (found >= 0)
                return new(process, new Uri(line[(found + Listening.Length)..].Trim()));
        }
        throw new InvalidOperationException("The portal ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
