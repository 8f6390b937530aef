using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Identity.Accounts;
using Portal.Identity.Data;

namespace Portal.Identity.Passkeys;

/// <summary>Asks browsers for passkeys and checks what they answer. Every question is good for one answer within ten minutes.</summary>
internal sealed partial class PasskeyCeremonies(
    IPasskeyHandler<Account> handler,
    UserManager<Account> accounts,
    IDataProtectionProvider protection,
    IDbContextFactory<AccountsDbContext> contexts,
    TimeProvider time,
    ILogger<PasskeyCeremonies> logger
)
{
    private const string Creation = "passkey creation";
    private const string Use = "passkey use";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="account">It need not exist yet: the answer says for whom the passkey was made.</param>
    /// <param name="name">What the person reads when the device asks which passkey to take.</param>
    public async Task<PasskeyQuestion> AskForNewAsync(Guid account, string name, HttpContext context)
    {
        var entity = new PasskeyUserEntity
        {
            Id = account.ToString(),
            Name = name,
            DisplayName = name,
        };
        var asked = await handler.MakeCreationOptionsAsync(entity, context);
        return new(asked.CreationOptionsJson, Protect(Creation, asked.AttestationState));
    }

    public async Task<NewPasskey?> ReadNewAsync(string? answer, string? state, HttpContext context)
    {
        if (await OpenAsync(Creation, answer, state, context.RequestAborted) is not { } question)
        {
            return null;
        }
        var result = await handler.PerformAttestationAsync(
            new()
            {
                CredentialJson = answer!,
                AttestationState = question,
                HttpContext = context,
            }
        );
        if (!result.Succeeded)
        {
            LogRefused(result.Failure.Message);
            return null;
        }
        return new(Guid.Parse(result.UserEntity.Id), result.UserEntity.Name, result.Passkey);
    }

    public async Task<PasskeyQuestion> AskForAnyAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(null!, context);
        return new(asked.RequestOptionsJson, Protect(Use, asked.AssertionState));
    }

    /// <summary>Whose passkey answered; null when it is none of ours or the answer does not fit the question.</summary>
    public async Task<Account?> ReadUseAsync(string? answer, string? state, HttpContext context)
    {
        if (await OpenAsync(Use, answer, state, context.RequestAborted) is not { } question)
        {
            return null;
        }
        var result = await handler.PerformAssertionAsync(
            new()
            {
                CredentialJson = answer!,
                AssertionState = question,
                HttpContext = context,
            }
        );
        if (!result.Succeeded)
        {
            LogRefused(result.Failure.Message);
            return null;
        }
        // The counter by which a copied passkey shows.
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return result.User;
    }

    private ITimeLimitedDataProtector Protector(string purpose) =>
        protection.CreateProtector(nameof(PasskeyCeremonies), purpose).ToTimeLimitedDataProtector();

    private string Protect(string purpose, string? question) =>
        Protector(purpose).Protect(question ?? "", time.GetUtcNow() + Patience);

    private async Task<string?> OpenAsync(
        string purpose,
        string? answer,
        string? state,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(answer) || string.IsNullOrEmpty(state))
        {
            return null;
        }
        try
        {
            var question = Protector(purpose).Unprotect(state, out var expires);
            return await SpendAsync(question, expires, cancellationToken) ? question : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<bool> SpendAsync(string question, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(question));
        var until = expires.ToUniversalTime();
        return await contexts.ExecuteAsync(
                $"insert into spent_challenge (hash, expires_at) values ({hash}, {until}) on conflict do nothing",
                cancellationToken
            ) == 1;
    }

    [LoggerMessage(LogLevel.Information, "A passkey was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
