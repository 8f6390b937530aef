using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Identity.Data;
using Portal.Ui;
using Portal.Ui.Localisation;

namespace Portal.Identity.Mailing;

/// <summary>Letters by mail: written in the person's language, kept until the next server has taken them.</summary>
internal sealed class Mails(
    IDbContextFactory<AccountsDbContext> contexts,
    IDataProtectionProvider protection,
    IOptions<MailOptions> options,
    IOptions<OfficeOptions> office,
    TextLocalizer texts,
    Languages languages,
    TimeProvider time
)
{
    public bool AreSent => options.Value.IsOn;

    private IDataProtector Protector => protection.CreateProtector(nameof(Mails));

    /// <param name="address">Null where there is nobody: the same is done, and the letter is thrown away unsent.</param>
    /// <param name="language">Key of a language.</param>
    /// <param name="letter">The texts <c>mail.LETTER.subject</c> and <c>mail.LETTER.text</c>.</param>
    public async Task SendAsync(
        string? address,
        string language,
        string letter,
        object?[] values,
        CancellationToken cancellationToken
    )
    {
        if (!AreSent)
        {
            return;
        }
        var now = time.GetUtcNow();
        var content = Protector.Protect(JsonSerializer.SerializeToUtf8Bytes(Write(address, language, letter, values)));
        await contexts.ExecuteAsync(
            $"""
            insert into outgoing_mail (id, content, tries, created_at, next_try_at)
            values ({Guid.CreateVersion7(now)}, {content}, 0, {now}, {now})
            """,
            cancellationToken
        );
    }

    public OutgoingMail Open(byte[] content) => JsonSerializer.Deserialize<OutgoingMail>(Protector.Unprotect(content))!;

    private OutgoingMail Write(string? address, string language, string letter, object?[] values)
    {
        var read = languages.Find(language) ?? languages.Default;
        return new(
            address,
            Text($"mail.{letter}.subject"),
            $"{Text($"mail.{letter}.text")}\n\n{Closing()}\n",
            read.Key
        );

        string Text(string key)
        {
            var (pattern, own) = texts.Read(key, read, values);
            return string.Format(own.Formatting, pattern, values);
        }

        string Closing()
        {
            var (pattern, own) = texts.Read("mail.closing", read, []);
            return string.Format(own.Formatting, pattern, office.Value.FullName, office.Value.Phone);
        }
    }
}

internal sealed record OutgoingMail(string? Address, string Subject, string Text, string Language);
