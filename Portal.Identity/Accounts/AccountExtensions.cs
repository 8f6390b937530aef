using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Identity.Access;
using Portal.Identity.Authenticators;
using Portal.Identity.Backoff;
using Portal.Identity.Data;
using Portal.Identity.Demonstration;
using Portal.Identity.Enrolment;
using Portal.Identity.Entrance;
using Portal.Identity.Events;
using Portal.Identity.Mailing;
using Portal.Identity.Passkeys;
using Portal.Identity.Passwords;
using Portal.Identity.Sessions;

namespace Portal.Identity.Accounts;

internal static class AccountExtensions
{
    // OWASP's figure for PBKDF2 with HMAC-SHA-512.
    private const int PasswordRounds = 210_000;

    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDbContextFactory<AccountsDbContext>(
            (provider, options) =>
                options.UseNpgsql(
                    provider.GetRequiredService<NpgsqlDataSource>(),
                    npgsql => npgsql.EnableRetryOnFailure(3)
                )
        );
        services
            .AddIdentityCore<Account>(options =>
            {
                // Length and a list of common ones are our rules; see PasswordRules.
                options.Password = new()
                {
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireNonAlphanumeric = false,
                    RequireUppercase = false,
                    RequiredLength = 1,
                };
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.AllowedUserNameCharacters =
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
            })
            .AddPasswordValidator<PasswordRules>()
            .AddUserStore<UserOnlyStore<Account, AccountsDbContext, Guid>>();
        services.AddOptions<PasswordHasherOptions>().Configure(options => options.IterationCount = PasswordRounds);
        services.AddPasskeys();
        services.AddSingleton<AuthenticatorApps>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<Mails>();
        services.AddSingleton<MailCodes>();
        services.AddHostedService<MailDelivery>();
        services.AddHostedService<AccountsHousekeeping>();
        services
            .AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<AccountEvents>();
        services.AddScoped<Enrolments>();
        services.AddSingleton<DemonstrationAccounts>();
        services.AddSingleton<Visits>();
        services.AddScoped<AccountEntry>();
        services.AddScoped<AccountRenewal>();
        services.AddSingleton<NewMail>();
        services.AddScoped<Ways>();
        services.AddScoped<SecretSignIn>();
        services.AddScoped<MailSignIn>();
    }
}
