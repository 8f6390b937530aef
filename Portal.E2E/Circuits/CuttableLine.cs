using System.Net;
using System.Net.Sockets;

namespace Portal.E2E.Circuits;

/// <summary>A line to the portal that can go dead as a phone's does: nothing arrives any more, and nobody is told.</summary>
internal sealed class CuttableLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Uri portal;
    private readonly Task accepting;
    private CancellationTokenSource connections = new();
    private volatile bool dead;

    public CuttableLine(Uri portal)
    {
        this.portal = portal;
        listener.Start();
        Address = new UriBuilder(portal) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public void Cut() => dead = true;

    /// <summary>What was swallowed is gone, so the old connections are of no use.</summary>
    public void Mend()
    {
        var old = connections;
        connections = new();
        dead = false;
        old.Cancel();
        old.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        connections.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> carried = [];
        try
        {
            while (true)
                carried.Add(CarryAsync(await listener.AcceptTcpClientAsync(end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end.Token, connections.Token);
        using var server = new TcpClient();
        using (browser)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, portal.Port, stop.Token);
                var there = CopyAsync(browser.GetStream(), server.GetStream(), stop.Token);
                var back = CopyAsync(server.GetStream(), browser.GetStream(), stop.Token);
                await Task.WhenAny(there, back);
                await stop.CancelAsync();
                await Task.WhenAll(there, back);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // Either side hung up.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, stop) is var length and > 0)
        {
            if (!dead)
                await to.WriteAsync(buffer.AsMemory(0, length), stop);
        }
    }
}
