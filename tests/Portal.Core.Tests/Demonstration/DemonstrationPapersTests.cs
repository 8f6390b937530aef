using Portal.Core.Papers;

namespace Portal.Core.Tests.Demonstration;

public sealed class DemonstrationPapersTests(PostgresServer server) : PortalTest(server)
{
    private const string Manifest = """
        {"papers":[
          {"id":"one","kind":"payslip","urgency":"none","hours_ago":30.5,"language":"de","topic":"income","topic_note":null,
           "person":{"given_name":"Mira","family_name":"Lindengrün","birth_date":"1990-02-03","bg_nummer":"12345//0001234"},
           "contact":{"kind":"phone","value":"069 90009 1"},"files":["one.pdf"],"pages":1,"expected":{}},
          {"id":"two","kind":"other","urgency":"none","hours_ago":2,"language":"ar","topic":"objection","topic_note":"Eilt",
           "person":{"given_name":null,"family_name":null,"birth_date":null,"bg_nummer":null},
           "contact":{"kind":"none","value":null},"files":["two-1.jpg","two-2.jpg"],"pages":2,"expected":{}}
        ]}
        """;

    [Fact]
    public async Task They_are_sent_as_residents_send_them_once_and_backdated()
    {
        var papers = Path.Combine(Folder, "rendered");
        (string, string)[] settings =
        [
            ("Portal:Demonstration:Enabled", "true"),
            ("Portal:Demonstration:Papers", papers),
        ];
        await Another(settings).StartAsync();
        // Ready before they are rendered; they follow when the manifest stands there.
        (await Inbox.ListAsync(new(), Cancellation)).ShouldBeEmpty();
        Directory.CreateDirectory(papers);
        foreach (
            var (name, content) in new[]
            {
                ("one.pdf", TestFiles.Pdf()),
                ("two-1.jpg", TestFiles.Jpeg()),
                ("two-2.jpg", TestFiles.Jpeg()),
            }
        )
        {
            await using var file = File.Create(Path.Combine(papers, name));
            await content.CopyToAsync(file, Cancellation);
        }
        await File.WriteAllTextAsync(Path.Combine(papers, "manifest.json"), Manifest, Cancellation);
        var arrived = await EventuallyAsync(
            () => Inbox.ListAsync(new(), Cancellation),
            items => items.Count == 2 && items.All(item => item.ReceivedAt < Time.GetUtcNow().AddHours(-1))
        );
        arrived[0].Topic.ShouldBe(Topic.Objection);
        arrived[1].PersonName.ShouldBe("Mira Lindengrün");
        arrived[1].ReceivedAt.ShouldBe(Time.GetUtcNow().AddHours(-30.5), TimeSpan.FromMinutes(5));
        (await Inbox.OpenAsync(arrived[0].PaperId, null, "clara", Cancellation))!.Files.Count.ShouldBe(2);

        await using var second = Another(settings);
        await second.StartAsync();
        await EventuallyAsync(
            () => Task.FromResult(second.Logs.Lines),
            lines => lines.Any(line => line.Contains("0 demonstration papers were sent", StringComparison.Ordinal))
        );
        (await Inbox.ListAsync(new(), Cancellation)).Count.ShouldBe(2);
    }
}
