using System.Text;
using Portal.Core.Feedback;
using Portal.Core.Letters;
using Portal.Core.Papers;
using Portal.Database;
using Portal.Documents;

namespace Portal.Core.Tests.Papers;

/// <summary>Known words go through a whole journey; afterwards they may lie nowhere they do not belong.</summary>
public sealed class PrivacyTests(PostgresServer server) : PortalTest(server)
{
    private const string OnPaper = "KANARIENVOGEL-AUF-PAPIER";
    private const string GivenName = "Kanarina";
    private const string FamilyName = "Vogelsangerin";
    private const string FileName = "kanarien-scheidung.pdf";
    private const string Phone = "069 90009 7731";
    private const string Note = "Kanarische Notiz";
    private const string Searched = "Kanariensuchwort";
    private const string Complaint = "Kanarische Beschwerde";

    [Fact]
    public async Task Nothing_of_a_paper_lies_readable_in_the_store_or_in_temp()
    {
        var before = Temporary();
        await JourneyAsync(Portal);
        var ciphertext = Portal.StoredFiles;
        ciphertext.Count.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var file in ciphertext.Concat(Temporary().Except(before, StringComparer.Ordinal)))
            Holds(file, OnPaper).ShouldBeFalse(file);
    }

    [Fact]
    public async Task Logs_name_neither_people_nor_files_nor_secrets()
    {
        await using var portal = Another(TestPortal.ReaderRole);
        await portal.StartAsync();
        var (token, receipt) = await JourneyAsync(portal);
        await portal.CleanAsync();

        var logs = string.Join('\n', LoggedLines);
        logs.ShouldContain("insert into");
        foreach (
            var secret in new[]
            {
                OnPaper,
                GivenName,
                FamilyName,
                FileName,
                Phone,
                Note,
                Searched,
                Complaint,
                token.Value,
                receipt.Code,
                receipt.Code.Replace("-", "", StringComparison.Ordinal),
                receipt.Number,
                receipt.Number.Replace(" ", "", StringComparison.Ordinal),
            }
        )
            logs.ShouldNotContain(secret, Case.Insensitive);
    }

    private async Task<(DraftToken Token, Receipt Receipt)> JourneyAsync(TestPortal portal)
    {
        Reader.Read = (round, _) =>
            round == 1 ? throw new ReaderDiedException(OnPaper) : Task.FromResult(SampleReading.Of(OnPaper));
        Reader.Glance = (_, _) => Task.FromResult(SampleReading.Of(OnPaper));
        var submissions = portal.Submissions;
        var token = await submissions.StartAsync("de", Cancellation);
        await submissions.SavePersonAsync(token, new(GivenName, FamilyName, null, "12345BG0001234"), Cancellation);
        await submissions.SaveContactAsync(token, new(ContactKind.Phone, Phone), Cancellation);
        await submissions.SaveTopicAsync(token, new(Topic.Family, Note), Cancellation);
        var content = Encoding.UTF8.GetBytes("%PDF-1.7 " + string.Concat(Enumerable.Repeat(OnPaper, 10_000)));
        await submissions.AddFileAsync(token, null, FileName, new MemoryStream(content), Cancellation);
        await submissions.AddFileAsync(token, null, FileName, new MemoryStream([1, 2, 3]), Cancellation);
        await submissions.GlanceAsync(token, TimeSpan.FromMinutes(1), Cancellation);
        var receipt = ((SealResult.Sealed)await submissions.SealAsync(token, Cancellation)).Receipt;
        await using (var reading = await Another(TestPortal.ReaderRole).StartAsync())
        {
            await EventuallyAsync(
                async () =>
                {
                    Time.Forward(TimeSpan.FromMinutes(20));
                    return (await portal.Inbox.ListAsync(new(), Cancellation)).Single();
                },
                item => item.State == PaperState.Read
            );
        }
        await submissions.FindStatusAsync(receipt.Number, LetterCode.Create().ToString(), Cancellation);
        await submissions.FindStatusAsync(receipt.Number, receipt.Code, Cancellation);
        var paper = (await portal.Inbox.ListAsync(new(Search: OnPaper), Cancellation)).Single();
        await portal.Inbox.ListAsync(new(Search: Searched), Cancellation);
        await portal.Inbox.OpenAsync(paper.PaperId, OnPaper, "clara", Cancellation);
        await portal.Inbox.FileAsync(paper.PaperId, "clara", Cancellation);
        await portal.Get<IFeedback>().SubmitAsync(Complaint, Phone, Cancellation);
        return (token, receipt);
    }

    private static string[] Temporary() =>
        Directory.GetFiles(
            Path.GetTempPath(),
            "*",
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }
        );

    private static bool Holds(string file, string canary)
    {
        try
        {
            // Pipes and sockets of running programs have no length, and reading one would wait for ever.
            return new FileInfo(file).Length > 0
                && File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(canary)) >= 0;
        }
        catch (IOException)
        {
            // Somebody else's file that has gone meanwhile.
            return false;
        }
    }
}
