using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Identity.Access;
using Portal.Identity.Data;
using Portal.Identity.Demonstration;
using Portal.Identity.Entrance;
using Portal.Identity.Passkeys;
using Portal.Identity.Sessions;

namespace Portal.Identity.Accounts;

internal static class AccountExtensions
{
    public static void AddAccounts(this IServiceCollection services)
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
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.AllowedUserNameCharacters =
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
            })
            .AddUserStore<UserOnlyStore<Account, AccountsDbContext, Guid>>();
        services.AddPasskeys();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<DemonstrationAccounts>();
        services.AddSingleton<Visits>();
        services.AddScoped<AccountEntry>();
    }
}
