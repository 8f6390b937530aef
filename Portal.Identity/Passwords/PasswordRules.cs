using Microsoft.AspNetCore.Identity;
using Portal.Identity.Accounts;

namespace Portal.Identity.Passwords;

/// <summary>
/// NIST SP 800-63B-4, 3.1.1.2: length and a list of common ones, no rules about kinds of letters. Ours always stand beside a
/// second factor, except that of a break-glass account, which must bear guessing by itself.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const string TooShort = "short";
    public const string TooLong = "long";
    public const string Common = "common";

    public const int Longest = 256;

    private static readonly Lazy<HashSet<string>> CommonOnes = new(() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "content", "passwords", "common.txt"))
            .Where(line => !line.StartsWith('#'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase)
    );

    public static int Shortest(Account account) => account.BreakGlass ? 15 : 8;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var signs = new System.Globalization.StringInfo(password ?? "").LengthInTextElements;
        var fault =
            signs < Shortest(user) ? TooShort
            : signs > Longest ? TooLong
            : IsCommon(user, password!) ? Common
            : null;
        return Task.FromResult(
            fault is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = fault })
        );
    }

    private static bool IsCommon(Account user, string password)
    {
        var bare = password.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '?');
        return CommonOnes.Value.Contains(password)
            || bare.Distinct().Count() < 3
            || string.Equals(bare, "jobcenter", StringComparison.OrdinalIgnoreCase)
            || string.Equals(password, user.UserName, StringComparison.OrdinalIgnoreCase);
    }
}
