using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Portal.E2E.Running;

/// <summary>A published host as a process of its own, on an address it keeps when it is started again.</summary>
public sealed class HostProcess(string program, int port, string log, IDictionary<string, string> settings)
    : IAsyncDisposable
{
    private Process? process;

    public Uri Address { get; } = new($"http://localhost:{port}");

    public string Log => log;

    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The host is not running.");

    /// <summary>Starts it as this shell command says; {0} stands for the command that becomes the host.</summary>
    public string Shell { get; init; } = "exec {0}";

    public void Set(string setting, string value) => settings[setting] = value;

    /// <summary>Starts the process (again) on the same address and waits until it is ready, or only answers.</summary>
    public async Task StartAsync(bool ready = true)
    {
        var command = $"dotnet '{program}' --contentRoot '{Path.GetDirectoryName(program)}' >>'{log}' 2>&1";
        var shell = string.Format(System.Globalization.CultureInfo.InvariantCulture, Shell, command);
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", shell } };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        process = Process.Start(start)!;
        using var http = new HttpClient { BaseAddress = Address };
        var probe = new Uri(ready ? "health/ready" : "health/live", UriKind.Relative);
        await Eventually.TrueAsync(() => AnswersAsync(http, probe), $"{Path.GetFileName(program)} answers");
    }

    /// <summary>Runs words of the host's command line with its settings; answers with what it printed.</summary>
    public async Task<string> CommandAsync(params IEnumerable<string> words)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        using var command = Process.Start(start)!;
        var printed = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? printed : throw new InvalidOperationException(printed);
    }

    /// <summary>Ends the process at once, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync(HttpClient http, Uri probe)
    {
        if (process!.HasExited)
            throw new InvalidOperationException("The host ended while starting:\n" + await File.ReadAllTextAsync(log));
        try
        {
            using var answer = await http.GetAsync(probe);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
