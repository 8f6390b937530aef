using System.Text;
using Microsoft.Playwright;
using Portal.E2E.Journeys;
using Portal.E2E.Running;

namespace Portal.E2E.Crashes;

/// <summary>What a person gives in lies nowhere as plain text: not in the store, not in temporary folders, not in logs.</summary>
public sealed class CanaryTests(Browsers browsers)
{
    [Fact]
    public async Task Nothing_a_person_sends_lies_as_plain_text_in_store_temp_or_log()
    {
        var mark = "Canary" + Guid.NewGuid().ToString("N");
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-canary-").FullName, $"{mark}-name.pdf");
        await File.WriteAllTextAsync(file, SamplePdf.WithText(mark));
        try
        {
            await using var context = await browsers.PhoneAsync("de");
            var page = await context.NewPageAsync();
            var journey = new SendPapersJourney(page);
            await journey.StartAsync();
            await journey.ChooseTopicAsync("Other");
            await journey.UploadAsync(file);
            await journey.NameAsync($"{mark}given", $"{mark}family", "4", "5", "1994");
            await journey.NumberAsync("");
            await journey.PhoneAsync("0151 00099887");
            var (number, code) = await journey.SendAsync();
            await Read(number);

            var places = new[] { browsers.Portal.Papers, browsers.Portal.Temporary, browsers.Portal.Log };
            string[] secrets =
            [
                mark,
                mark.ToUpperInvariant(),
                "00099887",
                code,
                code.Replace("-", "", StringComparison.Ordinal),
            ];
            places.SelectMany(place => Traces(place, secrets)).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private Task Read(string number) =>
        Eventually.TrueAsync(
            async () =>
            {
                await using var command = browsers.Portal.Database.CreateCommand(
                    "select count(*) from paper p join submission s on s.id = p.submission_id where replace(s.receipt_number, ' ', '') = $1 and p.state in ('read', 'needs_attention')"
                );
                command.Parameters.Add(new() { Value = number.Replace(" ", "", StringComparison.Ordinal) });
                return (long)(await command.ExecuteScalarAsync())! == 1;
            },
            "the paper is read"
        );

    private static IEnumerable<string> Traces(string place, string[] secrets)
    {
        string[] files =
            File.Exists(place) ? [place]
            : Directory.Exists(place) ? Directory.GetFiles(place, "*", SearchOption.AllDirectories)
            : [];
        return from file in files from secret in secrets where Holds(file, secret) select $"{secret} in {file}";
    }

    private static bool Holds(string file, string secret) =>
        file.Contains(secret, StringComparison.Ordinal)
        || File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0;
}
