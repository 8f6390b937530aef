using Portal.Core.Papers;
using Portal.Documents;

namespace Portal.Core.Tests.Running;

/// <summary>A test with a database and a folder of its own.</summary>
public abstract class PortalTest(PostgresServer server) : IAsyncLifetime
{
    private readonly List<TestPortal> portals = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ScriptedReader Reader { get; } = new();

    protected MovableTime Time { get; } = new();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("portal-core-").FullName;

    protected string Database { get; private set; } = "";

    internal TestPortal Portal { get; private set; } = null!;

    /// <summary>What all instances of this test logged.</summary>
    protected IEnumerable<string> LoggedLines => portals.SelectMany(portal => portal.Logs.Lines);

    internal ISubmissions Submissions => Portal.Submissions;

    internal IInbox Inbox => Portal.Inbox;

    public async ValueTask InitializeAsync()
    {
        Database = await server.CreateAsync();
        Portal = Another();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var portal in portals)
            await portal.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>One more instance on the same database and store.</summary>
    internal TestPortal Another(params (string, string)[] settings) => Another(Reader, settings);

    internal TestPortal Another(IPaperReader? reader, params (string, string)[] settings)
    {
        var portal = new TestPortal(Database, Folder, reader, Time, settings);
        portals.Add(portal);
        return portal;
    }

    /// <summary>Sealed and waiting for the reader.</summary>
    internal async Task<Guid> SendAsync(
        string givenName = "Mira",
        string familyName = "Lindengrün",
        Topic topic = Topic.Home,
        string? bgNummer = null
    )
    {
        var token = await Submissions.StartAsync("de", Cancellation);
        await Submissions.SavePersonAsync(token, new(givenName, familyName, null, bgNummer), Cancellation);
        await Submissions.SaveTopicAsync(token, new(topic, null), Cancellation);
        var added = await Submissions.AddFileAsync(token, null, "brief.pdf", TestFiles.Pdf(), Cancellation);
        (await Submissions.SealAsync(token, Cancellation)).ShouldBeOfType<SealResult.Sealed>();
        return added.ShouldBeOfType<AddFileResult.Added>().PaperId;
    }

    /// <summary>Waits for something that other threads bring about; the limit is for a broken program, not for a slow machine.</summary>
    protected static async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> enough)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (true)
        {
            var seen = await look();
            if (enough(seen))
                return seen;
            await Task.Delay(25, limit.Token);
        }
    }

    internal Task<InboxItem> WaitForAsync(Guid paperId, PaperState state) =>
        EventuallyAsync(
            async () => (await Inbox.ListAsync(new(), Cancellation)).Single(item => item.PaperId == paperId),
            item => item.State == state
        );
}

internal static class TestFiles
{
    public static Stream Pdf(int length = 2000) => With("%PDF-1.7\n"u8, length);

    public static Stream Jpeg(int length = 2000) => With([0xFF, 0xD8, 0xFF, 0xE0], length);

    public static Stream Png(int length = 2000) =>
        With([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], length);

    public static Stream Tiff(int length = 2000) => With([(byte)'I', (byte)'I', 42, 0], length);

    public static Stream Heic(int length = 2000) => With("\0\0\0\u0018ftypheic"u8, length);

    /// <summary>A known beginning, then bytes nobody else has.</summary>
    public static Stream With(ReadOnlySpan<byte> head, int length)
    {
        var bytes = new byte[Math.Max(length, head.Length)];
        Random.Shared.NextBytes(bytes);
        head.CopyTo(bytes);
        return new MemoryStream(bytes);
    }
}
