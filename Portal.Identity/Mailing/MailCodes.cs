using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Data;

namespace Portal.Identity.Mailing;

/// <summary>What a code by mail is for; one of them opens nothing else.</summary>
internal enum MailCodePurpose
{
    SignIn,
    Address,
}

internal abstract record MailCodeResult
{
    /// <param name="Account">Whose code it was; null where the address was to be confirmed for a new account.</param>
    public sealed record Right(string Address, Guid? Account) : MailCodeResult;

    public sealed record Wrong : MailCodeResult;

    /// <summary>Too old, used, tried too often, or asked for in another browser.</summary>
    public sealed record Over : MailCodeResult;
}

/// <summary>Codes of eight digits: ten minutes, five tries, one use, in the browser that asked.</summary>
internal sealed class MailCodes(IDbContextFactory<AccountsDbContext> contexts, Mails mails, TimeProvider time)
{
    public const int Minutes = 10;

    private const int Tries = 5;
    private const int Digits = 8;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(Minutes);
    private static readonly TimeSpan BetweenTwo = TimeSpan.FromSeconds(60);

    /// <param name="account">Whose code it becomes. Null at sign-in means that nobody has the address: no mail is sent and no code fits.</param>
    public async Task AskAsync(
        MailCodePurpose purpose,
        string address,
        Guid? account,
        string language,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var code = RandomNumberGenerator.GetString("0123456789", Digits);
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var secret = MailCodeCookie.Write(context, id, Lifetime);
        var hash = Hash(secret, code);
        await contexts.ExecuteAsync(
            $"""
            insert into mail_code (id, purpose, account_id, address, code_hash, tries, created_at, expires_at)
            values ({id}, {purpose.ToString()}, {account}, {address}, {hash}, 0, {now}, {now + Lifetime})
            """,
            cancellationToken
        );
        var reachable = purpose is MailCodePurpose.Address || account is not null;
        await mails.SendAsync(
            reachable ? address : null,
            language,
            purpose is MailCodePurpose.SignIn ? "code" : "address",
            [$"{code[..4]} {code[4..]}", Minutes],
            cancellationToken
        );
    }

    /// <summary>Where the last code of this browser went, and whether another may be asked for already.</summary>
    public async Task<(string Address, bool MayAskAgain)?> FindAsync(
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (MailCodeCookie.Read(context) is not { } cookie)
        {
            return null;
        }
        var found = await contexts.ReadAsync<Asked>(
            $"select address as \"Address\", created_at as \"CreatedAt\" from mail_code where id = {cookie.Id}",
            cancellationToken
        );
        return found is [var asked] ? (asked.Address, time.GetUtcNow() - asked.CreatedAt >= BetweenTwo) : null;
    }

    public async Task<MailCodeResult> TakeAsync(
        MailCodePurpose purpose,
        string? typed,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (MailCodeCookie.Read(context) is not { } cookie)
        {
            return new MailCodeResult.Over();
        }
        var tried = await contexts.ReadAsync<Tried>(
            $"""
            update mail_code set tries = tries + 1
            where id = {cookie.Id} and purpose = {purpose.ToString()} and tries < {Tries} and expires_at > {time.GetUtcNow()}
            returning address as "Address", account_id as "Account", code_hash as "Hash"
            """,
            cancellationToken
        );
        if (tried is not [var code])
        {
            return new MailCodeResult.Over();
        }
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        var right =
            CryptographicOperations.FixedTimeEquals(Hash(cookie.Secret, digits), code.Hash)
            && (purpose is MailCodePurpose.Address || code.Account is not null);
        if (!right)
        {
            return new MailCodeResult.Wrong();
        }
        var first = await contexts.ExecuteAsync($"delete from mail_code where id = {cookie.Id}", cancellationToken);
        MailCodeCookie.Delete(context);
        return first == 1 ? new MailCodeResult.Right(code.Address, code.Account) : new MailCodeResult.Over();
    }

    private static byte[] Hash(string secret, string code) => SHA256.HashData(Encoding.UTF8.GetBytes(secret + code));

    private sealed record Asked(string Address, DateTimeOffset CreatedAt);

    private sealed record Tried(string Address, Guid? Account, byte[] Hash);
}
