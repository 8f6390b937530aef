using System.Diagnostics;
using Portal.E2E.Running;

namespace Portal.E2E.Crashes;

/// <summary>Processes are killed in the middle of reading; what was sealed is read after all, and once.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Killing_the_reader_in_the_middle_delays_the_paper_but_loses_nothing()
    {
        await using var portal = await PortalProcess.StartAsync();
        using var resident = new ResidentClient(portal.Address);
        var number = await resident.SendAsync(SampleFiles.Pdf("Kontoauszug"));
        await PaperQuery.BecomesAsync(portal, number, "reading");
        Readers(portal).ForEach(reader => reader.Kill());
        await PaperQuery.BecomesAsync(portal, number, "read");
        (await PaperQuery.PagesAsync(portal, number)).ShouldBe(1);
    }

    [Fact]
    public async Task Killing_the_whole_portal_in_the_middle_delays_the_paper_but_loses_nothing()
    {
        await using var portal = await PortalProcess.StartAsync();
        using var resident = new ResidentClient(portal.Address);
        var number = await resident.SendAsync(SampleFiles.Pdf("Kontoauszug"));
        await PaperQuery.BecomesAsync(portal, number, "reading");
        await portal.KillAsync();
        await portal.StartAgainAsync();
        await PaperQuery.BecomesAsync(portal, number, "read");
        (await PaperQuery.PagesAsync(portal, number)).ShouldBe(1);
    }

    [Fact]
    public async Task Three_deaths_of_the_reader_put_the_paper_before_a_person()
    {
        await using var portal = await PortalProcess.StartAsync();
        using var resident = new ResidentClient(portal.Address);
        using var hunting = new CancellationTokenSource();
        var number = await resident.SendAsync(SampleFiles.Pdf("Kontoauszug"));
        var hunter = Task.Run(async () =>
        {
            while (!hunting.IsCancellationRequested)
            {
                if (await PaperQuery.IsAsync(portal, number, "reading"))
                    Readers(portal).ForEach(reader => reader.Kill());
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        });
        await PaperQuery.BecomesAsync(portal, number, "needs_attention");
        await hunting.CancelAsync();
        await hunter;
        (await PaperQuery.ReasonAsync(portal, number)).ShouldBe("reader_failed");
    }

    /// <summary>The reader processes below this portal.</summary>
    private static List<Process> Readers(PortalProcess portal) =>
        ProcessTree.Below(portal.ProcessId).Where(process => process.ProcessName is "dotnet" or "bwrap").ToList();
}
