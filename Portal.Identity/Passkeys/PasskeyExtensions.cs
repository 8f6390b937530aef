using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Identity.Accounts;

namespace Portal.Identity.Passkeys;

internal static class PasskeyExtensions
{
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<PasskeyCeremonies>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<IOptions<IdentityOptions>>(
                (options, identity) =>
                {
                    options.ServerDomain = identity.Value.PublicAddress.Host;
                    // Found without a name typed first, and only after finger, face or PIN: two factors in one gesture.
                    options.ResidentKeyRequirement = "required";
                    options.UserVerificationRequirement = "required";
                    options.AttestationConveyancePreference = "none";
                    options.ValidateOrigin = asked =>
                        ValueTask.FromResult(
                            !asked.CrossOrigin
                                && string.Equals(asked.Origin, identity.Value.Origin, StringComparison.Ordinal)
                        );
                }
            );
    }
}
