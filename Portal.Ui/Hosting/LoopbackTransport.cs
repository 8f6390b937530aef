using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Ui.Hosting;

/// <summary>
/// Refuses to listen anywhere but on loopback. It stands where Kestrel binds, because addresses come from settings,
/// environment, command line and code, and a check of any one of them would miss the others.
/// </summary>
public sealed class LoopbackTransport(IOptions<SocketTransportOptions> options, ILoggerFactory loggers)
    : IConnectionListenerFactory
{
    private readonly SocketTransportFactory _sockets = new(options, loggers);

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        endpoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address)
            ? _sockets.BindAsync(endpoint, cancellationToken)
            : throw new InvalidOperationException(
                $"{DemonstrationOptions.Section}:{nameof(DemonstrationOptions.Enabled)} lets anybody sign in as staff, "
                    + $"so the portal listens on loopback addresses only; it was told to listen on {endpoint}."
            );
}
