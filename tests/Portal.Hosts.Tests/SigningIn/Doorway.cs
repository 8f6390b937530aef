using System.Net;
using System.Net.Sockets;

namespace Portal.Hosts.Tests.SigningIn;

/// <summary>One public address before the instances of a host; a balancer that knows nothing of HTTP.</summary>
internal sealed class Doorway : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task opening;
    private volatile int next;

    public Doorway()
    {
        listener.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");
        opening = OpenAsync();
    }

    public Uri Address { get; }

    public IReadOnlyList<Uri> Instances { get; set; } = [];

    /// <summary>Lines opened from now on lead to this instance.</summary>
    public void TurnTo(int instance) => next = instance;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await opening;
        closing.Dispose();
    }

    private async Task OpenAsync()
    {
        try
        {
            while (true)
                _ = LeadAsync(await listener.AcceptTcpClientAsync(closing.Token), Instances[next % Instances.Count]);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task LeadAsync(TcpClient visitor, Uri instance)
    {
        try
        {
            using var outside = visitor;
            using var inside = new TcpClient();
            await inside.ConnectAsync(IPAddress.Loopback, instance.Port, closing.Token);
            await Task.WhenAny(
                outside.GetStream().CopyToAsync(inside.GetStream(), closing.Token),
                inside.GetStream().CopyToAsync(outside.GetStream(), closing.Token)
            );
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The visitor sees a broken line, as with any balancer.
        }
    }
}
