using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Core.Papers;

namespace Portal.Core.Demonstration;

/// <summary>Sends the demonstration's papers as residents would, once each, after the portal is ready.</summary>
internal sealed partial class DemonstrationPapers(
    ISubmissions submissions,
    NpgsqlDataSource database,
    IOptions<DemonstrationSettings> settings,
    TimeProvider time,
    ILogger<DemonstrationPapers> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Value.Papers is not { } folder)
            return;
        try
        {
            // They are rendered while the portal starts.
            DemonstrationManifest? manifest;
            while ((manifest = await DemonstrationManifest.LoadAsync(folder, stoppingToken)) is null)
                await Task.Delay(Pause, time, stoppingToken);
            var sent = 0;
            foreach (var paper in manifest.Papers.OrderBy(paper => paper.HoursAgo))
            {
                if (await BeginAsync(paper, stoppingToken))
                {
                    await SendAsync(folder, paper, stoppingToken);
                    sent++;
                }
            }
            LogSent(sent);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
        catch (Exception exception) when (exception is NpgsqlException or DbUpdateException or IOException)
        {
            LogInterrupted(exception.GetType().Name);
        }
    }

    private async Task<bool> BeginAsync(DemonstrationPaper paper, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "insert into demonstration_paper (id, sent_at) values ($1, $2) on conflict do nothing"
        );
        command.Parameters.AddWithValue(paper.Id);
        command.Parameters.AddWithValue(time.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task SendAsync(string folder, DemonstrationPaper paper, CancellationToken cancellationToken)
    {
        var token = await submissions.StartAsync(paper.Language, cancellationToken);
        var person = paper.Person;
        await submissions.SavePersonAsync(
            token,
            new(person.GivenName, person.FamilyName, person.BirthDate, person.BgNummer),
            cancellationToken
        );
        await submissions.SaveContactAsync(
            token,
            new(Enum.Parse<ContactKind>(paper.Contact.Kind, ignoreCase: true), paper.Contact.Value),
            cancellationToken
        );
        await submissions.SaveTopicAsync(
            token,
            new(Enum.Parse<Topic>(paper.Topic, ignoreCase: true), paper.TopicNote),
            cancellationToken
        );
        Guid? joined = null;
        foreach (var file in paper.Files)
        {
            await using var content = File.OpenRead(Path.Combine(folder, file));
            if (
                await submissions.AddFileAsync(token, joined, file, content, cancellationToken)
                is AddFileResult.Added added
            )
                joined = added.PaperId;
        }
        if (await submissions.SealAsync(token, cancellationToken) is SealResult.Sealed)
            await BackdateAsync(token, paper, cancellationToken);
    }

    private async Task BackdateAsync(DraftToken token, DemonstrationPaper paper, CancellationToken cancellationToken)
    {
        if (await submissions.FindAsync(token, cancellationToken) is not { } draft)
            return;
        await using var command = database.CreateCommand(
            "with s as (update submission set sealed_at = $2 where id = $1) update paper set received_at = $2 where submission_id = $1"
        );
        command.Parameters.AddWithValue(draft.SubmissionId);
        command.Parameters.AddWithValue(time.GetUtcNow() - TimeSpan.FromHours(paper.HoursAgo));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Demonstration papers are sent on after the next start: {Cause}")]
    private partial void LogInterrupted(string cause);

    [LoggerMessage(LogLevel.Information, "{Count} demonstration papers were sent")]
    private partial void LogSent(int count);
}
