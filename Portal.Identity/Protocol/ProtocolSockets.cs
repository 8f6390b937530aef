using System.Net;
using System.Net.Sockets;

namespace Portal.Identity.Protocol;

/// <summary>The two Unix sockets of one protocol process, in a folder only this user may enter.</summary>
internal sealed class ProtocolSockets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-id-");

    public ProtocolSockets()
    {
        ToProtocol = Client(Protocol);
        ToAdministration = Client(Administration);
    }

    public string Protocol => Path.Combine(_folder.FullName, "protocol");

    public string Administration => Path.Combine(_folder.FullName, "administration");

    public HttpMessageInvoker ToProtocol { get; }

    public HttpMessageInvoker ToAdministration { get; }

    public void Dispose()
    {
        ToProtocol.Dispose();
        ToAdministration.Dispose();
        _folder.Delete(recursive: true);
    }

    private static HttpMessageInvoker Client(string socket) =>
        new(
            new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                UseProxy = false,
                ActivityHeadersPropagator = null,
                ConnectCallback = async (_, cancellationToken) =>
                {
                    var line = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    try
                    {
                        await line.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellationToken);
                        return new NetworkStream(line, ownsSocket: true);
                    }
                    catch
                    {
                        line.Dispose();
                        throw;
                    }
                },
            }
        );
}
