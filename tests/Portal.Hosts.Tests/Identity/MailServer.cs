using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Portal.Hosts.Tests.Identity;

/// <summary>npm's smtp-server on a port of its own; every mail it takes is a line of JSON.</summary>
internal sealed partial class MailServer : IAsyncDisposable
{
    private const string Script = """
        import { SMTPServer } from "smtp-server";
        const server = new SMTPServer({
          authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], logger: false,
          onData(stream, session, done) {
            const parts = [];
            stream.on("data", (part) => parts.push(part));
            stream.on("end", () => {
              const to = session.envelope.rcptTo.map((one) => one.address).join(",");
              console.log(JSON.stringify({ to, source: Buffer.concat(parts).toString("utf8") }));
              done();
            });
          },
        });
        server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
        process.stdin.on("end", () => process.exit(0)).resume();
        """;

    private readonly Process node;
    private readonly Channel<ReceivedMail> received = Channel.CreateUnbounded<ReceivedMail>();

    private MailServer(Process node, int port) => (this.node, Port) = (node, port);

    public int Port { get; }

    public static async Task<MailServer> StartAsync()
    {
        var process = Process.Start(
            new ProcessStartInfo("node", ["--input-type=module", "--eval", Script])
            {
                WorkingDirectory = Repository.Root,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var port = int.Parse(
            (await process.StandardOutput.ReadLineAsync())!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        var server = new MailServer(process, port);
        _ = server.ReadAsync();
        return server;
    }

    /// <summary>The next mail to somebody; others are passed over.</summary>
    public async Task<ReceivedMail> NextAsync(string to)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (var mail in received.Reader.ReadAllAsync(patience.Token))
        {
            if (string.Equals(mail.To, to, StringComparison.Ordinal))
            {
                return mail;
            }
        }
        throw new InvalidOperationException("The mail server ended.");
    }

    public async ValueTask DisposeAsync()
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            var mail = JsonDocument.Parse(line).RootElement;
            received.Writer.TryWrite(new(mail.GetProperty("to").GetString()!, mail.GetProperty("source").GetString()!));
        }
        received.Writer.Complete();
    }

    internal sealed partial record ReceivedMail(string To, string Source)
    {
        public string Text
        {
            get
            {
                var parts = Source.Split("\r\n\r\n", 2);
                return parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase)
                    ? System.Text.Encoding.UTF8.GetString(
                        Convert.FromBase64String(parts[1].Replace("\r\n", "", StringComparison.Ordinal))
                    )
                    : Decode(parts[1]);
            }
        }

        public string Code => Eight().Match(Text).Value.Replace(" ", "", StringComparison.Ordinal);

        private static string Decode(string quoted)
        {
            var joined = quoted.Replace("=\r\n", "", StringComparison.Ordinal);
            var bytes = new List<byte>();
            for (var index = 0; index < joined.Length; index++)
            {
                if (joined[index] == '=')
                {
                    bytes.Add(Convert.ToByte(joined.Substring(index + 1, 2), 16));
                    index += 2;
                }
                else
                {
                    bytes.Add((byte)joined[index]);
                }
            }
            return System.Text.Encoding.UTF8.GetString([.. bytes]);
        }

        [GeneratedRegex(@"\b\d{4} \d{4}\b")]
        private static partial Regex Eight();
    }
}
