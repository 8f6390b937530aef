using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Portal.E2E.Running;

namespace Portal.E2E.Crashes;

/// <summary>Parts fail under the portal's feet: what was entered stays, a sentence says what to do, and it goes on by itself.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_connection_closed_in_the_middle_of_an_upload_leaves_the_draft_as_it_was()
    {
        await using var portal = await PortalProcess.StartAsync();
        using var resident = new ResidentClient(portal.Address);
        await resident.StartAsync();
        await resident.UploadAsync("erstes.pdf", HostileFiles.Plain("Das erste Papier"));
        var before = Stored(portal);
        using (var cut = new CancellationTokenSource())
        {
            using var form = await resident.UploadFormAsync(
                "zweites.pdf",
                new StreamContent(new StuckStream(HostileFiles.Plain("Zweites"), cut))
            );
            await Should.ThrowAsync<OperationCanceledException>(() =>
                resident.PostAsync("/papiere/seiten/hochladen", form, cut.Token)
            );
        }
        await Eventually.TrueAsync(() => Task.FromResult(Stored(portal) == before), "the half file is gone");
        var page = await resident.GetAsync("/papiere/seiten");
        page.ShouldContain("erstes.pdf");
        page.ShouldNotContain("zweites.pdf");
    }

    [Fact]
    public async Task A_full_disk_is_explained_with_a_number_and_keeps_what_was_there()
    {
        await using var portal = await PortalProcess.StartAsync(smallDisk: true);
        using var resident = new ResidentClient(portal.Address);
        await resident.StartAsync();
        await resident.UploadAsync("klein.pdf", HostileFiles.Plain("Ein kleines Papier mit wenig Text"));
        var page = await resident.UploadAsync(
            "gross.pdf",
            [.. HostileFiles.Plain("Groß"), .. new byte[12 * 1024 * 1024]]
        );
        page.ShouldContain("Wir können gerade nichts speichern");
        page.ShouldContain("klein.pdf");
        await PaperQuery.BecomesAsync(portal, await resident.SealAsync(), "read");
    }

    [Fact]
    public async Task A_database_that_is_gone_and_comes_back_loses_nothing()
    {
        await using var portal = await PortalProcess.StartAsync();
        using var resident = new ResidentClient(portal.Address);
        var sealedBefore = await resident.SendAsync(SampleFiles.Pdf("Ein Papier vor dem Ausfall"));
        await resident.StartAsync();
        await resident.UploadAsync("mitten.pdf", HostileFiles.Plain("Ein Papier mitten im Ausfall"));

        await portal.CutDatabaseAsync();
        using (var http = new HttpClient { BaseAddress = portal.Address })
        {
            (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(
                HttpStatusCode.ServiceUnavailable
            );
            (await http.GetAsync(new Uri("/impressum", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        var trouble = await resident.GetAnyAsync("/papiere/pruefen");
        trouble.ShouldNotContain("Npgsql");
        trouble.ShouldContain("069 90009 410");

        await portal.RestoreDatabaseAsync();
        await Eventually.TrueAsync(
            async () =>
                (await resident.GetAnyAsync("/papiere/seiten")).Contains("mitten.pdf", StringComparison.Ordinal),
            "the draft is back"
        );
        await PaperQuery.BecomesAsync(portal, await resident.SealAsync(), "read");
        await PaperQuery.BecomesAsync(portal, sealedBefore, "read");
    }

    [Fact]
    public async Task Without_the_sandbox_papers_are_accepted_health_says_so_and_they_are_read_when_it_is_back()
    {
        await using var portal = await PortalProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Portal__Reader__Sandbox"] = "/nowhere/bwrap" },
            ready: false
        );
        using var http = new HttpClient { BaseAddress = portal.Address };
        var health = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await health.Content.ReadAsStringAsync()).ShouldContain("\"reader\":{\"status\":\"unhealthy\"");

        using var resident = new ResidentClient(portal.Address);
        await resident.StartAsync();
        await resident.UploadAsync("papier.pdf", HostileFiles.Plain("Ein Papier ohne Sandkasten"));
        (await resident.GetAsync("/papiere/pruefen")).ShouldContain("Senden geht trotzdem");
        var number = await resident.SealAsync();
        (await PaperQuery.IsAsync(portal, number, "received")).ShouldBeTrue();

        await portal.KillAsync();
        portal.Set("Portal__Reader__Sandbox", "/usr/bin/bwrap");
        await portal.StartAgainAsync();
        await PaperQuery.BecomesAsync(portal, number, "read");
    }

    private static int Stored(PortalProcess portal) =>
        Directory.GetFiles(portal.Papers, "*", SearchOption.AllDirectories).Length;

    /// <summary>Gives its beginning, then cuts the line instead of going on.</summary>
    private sealed class StuckStream(byte[] beginning, CancellationTokenSource cut) : Stream
    {
        private int given;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (given == 0)
            {
                var length = Math.Min(buffer.Length, beginning.Length / 2);
                beginning.AsSpan(0, length).CopyTo(buffer.Span);
                given = length;
                return length;
            }
            await cut.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
