using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Identity.Data;
using Portal.Ui;

namespace Portal.Identity.Authenticators;

/// <summary>Apps that make one-time codes: offered, confirmed by a first code, asked at sign-in.</summary>
internal sealed class AuthenticatorApps(
    IDbContextFactory<AccountsDbContext> contexts,
    IDataProtectionProvider protection,
    IOptions<OfficeOptions> office,
    TimeProvider time
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    // Whoever has no app is asked for a code of this one: the same work, and no code fits.
    private readonly byte[] nobodys = RandomNumberGenerator.GetBytes(Totp.SecretLength);

    private IDataProtector Kept => protection.CreateProtector(nameof(AuthenticatorApps), "kept");

    private ITimeLimitedDataProtector Offered =>
        protection.CreateProtector(nameof(AuthenticatorApps), "offered").ToTimeLimitedDataProtector();

    /// <param name="state">An offer that was made before, so that the picture stays the same after a mistyped code.</param>
    public AuthenticatorOffer Offer(string name, string? state)
    {
        var (secret, kept) = Open(state) ?? (RandomNumberGenerator.GetBytes(Totp.SecretLength), name);
        byte[] content = [.. secret, .. Encoding.UTF8.GetBytes(kept)];
        return new(
            secret,
            Convert.ToBase64String(Offered.Protect(content, time.GetUtcNow() + Patience)),
            office.Value.FullName,
            kept
        );
    }

    /// <summary>The name the secret was offered for, if the code came from it.</summary>
    public string? Confirm(string? state, string? code) =>
        Open(state) is (var secret, var name) && Totp.Match(secret, code, time.GetUtcNow()) is not null ? name : null;

    /// <summary>Takes the confirmed secret as the account's only one.</summary>
    public async Task SetAsync(Guid account, string state, CancellationToken cancellationToken)
    {
        var secret = Kept.Protect(
            Open(state)?.Secret ?? throw new InvalidOperationException("The offer was not confirmed.")
        );
        var now = time.GetUtcNow();
        var step = Totp.StepAt(now) - 2;
        await contexts.ExecuteAsync(
            $"""
            insert into authenticator (account_id, secret, last_step, confirmed_at) values ({account}, {secret}, {step}, {now})
            on conflict (account_id) do update set secret = {secret}, last_step = {step}, confirmed_at = {now}
            """,
            cancellationToken
        );
    }

    /// <summary>Whether the code is the account's, and was not taken before. It is spent only if <paramref name="otherFactor"/> was right too.</summary>
    public async Task<bool> TakeAsync(
        Guid? account,
        string? code,
        bool otherFactor,
        CancellationToken cancellationToken
    )
    {
        var owner = account ?? Guid.Empty;
        var secrets = await contexts.ReadAsync<byte[]>(
            $"select secret as \"Value\" from authenticator where account_id = {owner}",
            cancellationToken
        );
        var secret = secrets is [var kept] ? Kept.Unprotect(kept) : nobodys;
        if (Totp.Match(secret, code, time.GetUtcNow()) is not { } step || secrets.Count == 0 || !otherFactor)
        {
            return false;
        }
        return await contexts.ExecuteAsync(
                $"update authenticator set last_step = {step} where account_id = {owner} and last_step < {step}",
                cancellationToken
            ) == 1;
    }

    public async Task<bool> ExistsAsync(Guid account, CancellationToken cancellationToken) =>
        (
            await contexts.ReadAsync<long>(
                $"select count(*) as \"Value\" from authenticator where account_id = {account}",
                cancellationToken
            )
        )[0] > 0;

    public Task RemoveAsync(Guid account, CancellationToken cancellationToken) =>
        contexts.ExecuteAsync($"delete from authenticator where account_id = {account}", cancellationToken);

    private (byte[] Secret, string Name)? Open(string? state)
    {
        try
        {
            var content = string.IsNullOrEmpty(state) ? null : Offered.Unprotect(Convert.FromBase64String(state));
            return content is null
                ? null
                : (content[..Totp.SecretLength], Encoding.UTF8.GetString(content.AsSpan(Totp.SecretLength)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
