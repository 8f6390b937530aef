using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Identity.Data;

namespace Portal.Identity.Mailing;

/// <summary>Hands waiting mails to the office's mail server, again and again for a day. Several instances share the work.</summary>
internal sealed partial class MailDelivery(
    IDbContextFactory<AccountsDbContext> contexts,
    Mails mails,
    IOptions<MailOptions> options,
    TimeProvider time,
    ILogger<MailDelivery> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mails.AreSent)
        {
            return;
        }
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { } waiting)
                {
                    await DeliverAsync(waiting, stoppingToken);
                }
                await Task.Delay(Pause, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
                when (exception is NpgsqlException or InvalidOperationException or DbUpdateException)
            {
                LogDatabaseGone(exception.GetType().Name);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    // While it is tried nobody else sees it as due; if we die, it is due again after the lease.
    private async Task<Waiting?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var claimed = await contexts.ReadAsync<Waiting>(
            $"""
            update outgoing_mail set tries = tries + 1, next_try_at = {now + Lease}
            where id = (
                select id from outgoing_mail where next_try_at <= {now} order by next_try_at for update skip locked limit 1)
            returning id as "Id", content as "Content", tries as "Tries", created_at as "CreatedAt"
            """,
            cancellationToken
        );
        return claimed is [var one] ? one : null;
    }

    private async Task DeliverAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        var mail = mails.Open(waiting.Content);
        try
        {
            if (mail.Address is not null)
            {
                await HandOverAsync(mail, cancellationToken);
            }
            await RemoveAsync(waiting.Id, cancellationToken);
        }
        catch (SmtpException exception)
        {
            LogNotTaken(exception.StatusCode, waiting.Tries);
            if (time.GetUtcNow() - waiting.CreatedAt > GivenUpAfter)
            {
                await RemoveAsync(waiting.Id, cancellationToken);
                return;
            }
            var next = time.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, waiting.Tries), 3600));
            await contexts.ExecuteAsync(
                $"update outgoing_mail set next_try_at = {next} where id = {waiting.Id}",
                cancellationToken
            );
        }
    }

    private async Task HandOverAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var to = options.Value;
        using var server = new SmtpClient(to.Host!, to.Port) { EnableSsl = to.Encrypted };
        if (to.UserName is { Length: > 0 } name && to.PasswordPath is { Length: > 0 } file)
        {
            server.Credentials = new NetworkCredential(
                name,
                (await File.ReadAllLinesAsync(file, cancellationToken))[0]
            );
        }
        using var message = new MailMessage(to.From!, mail.Address!, mail.Subject, mail.Text)
        {
            BodyEncoding = Encoding.UTF8,
            SubjectEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Content-Language", mail.Language);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        await server.SendMailAsync(message, cancellationToken);
    }

    private Task<int> RemoveAsync(Guid id, CancellationToken cancellationToken) =>
        contexts.ExecuteAsync($"delete from outgoing_mail where id = {id}", cancellationToken);

    private sealed record Waiting(Guid Id, byte[] Content, int Tries, DateTimeOffset CreatedAt);

    [LoggerMessage(LogLevel.Warning, "The mail server did not take a mail: {Status}, try {Try}")]
    private partial void LogNotTaken(SmtpStatusCode status, int @try);

    [LoggerMessage(LogLevel.Warning, "Mails wait: the database does not answer ({Failure})")]
    private partial void LogDatabaseGone(string failure);
}
