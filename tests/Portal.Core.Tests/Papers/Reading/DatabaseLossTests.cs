using Portal.Core.Papers;

namespace Portal.Core.Tests.Papers.Reading;

/// <summary>On a server of its own, because it is taken down.</summary>
public sealed class DatabaseLossTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-loss-").FullName;
    private PrivateCluster cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        cluster = await PrivateCluster.StartAsync();
        await PostgresServer.MigrateAsync(cluster.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_that_breaks_down_while_a_paper_is_read_loses_nothing_and_everything_goes_on()
    {
        var reading = new TaskCompletionSource();
        var back = new TaskCompletionSource();
        var reader = new ScriptedReader
        {
            Read = async (_, cancellation) =>
            {
                reading.TrySetResult();
                await back.Task.WaitAsync(cancellation);
                return SampleReading.Of("trotzdem gelesen");
            },
            Glance = (_, _) => Task.FromResult(SampleReading.Of("kurz gesehen")),
        };
        await using var portal = new TestPortal(cluster.ConnectionString, folder, reader, null, TestPortal.ReaderRole);
        await portal.StartAsync();
        await using var watching = portal.Inbox.WatchAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        var heard = watching.MoveNextAsync();

        var first = await SendAsync(portal);
        await reading.Task.WaitAsync(Cancellation);
        await cluster.RestartAsync();
        back.SetResult();
        await ReadAsync(portal, first);

        var second = await SendAsync(portal);
        await ReadAsync(portal, second);
        (await portal.QueryAsync<long>("select count(*) from paper_page")).ShouldBe(2);
        (await portal.QueryAsync<long>("select count(*) from paper where deaths > 0")).ShouldBe(0);
        // The desk hears of papers again, over a new connection.
        await heard;
        while (watching.Current != second)
            await watching.MoveNextAsync();
    }

    private static async Task<Guid> SendAsync(TestPortal portal)
    {
        var token = await portal.Submissions.StartAsync("de", Cancellation);
        var added = await portal.Submissions.AddFileAsync(token, null, "a.pdf", TestFiles.Pdf(), Cancellation);
        (await portal.Submissions.SealAsync(token, Cancellation)).ShouldBeOfType<SealResult.Sealed>();
        return ((AddFileResult.Added)added).PaperId;
    }

    private static async Task ReadAsync(TestPortal portal, Guid paperId)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (
            (await portal.Inbox.ListAsync(new(), limit.Token)).Single(item => item.PaperId == paperId).State
            != PaperState.Read
        )
            await Task.Delay(50, limit.Token);
    }
}
