using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Identity.Accounts;

internal sealed class AccountMapping
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
        IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.UserName).IsRequired();
        builder.Property(account => account.NormalizedUserName).IsRequired();
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.HasIndex(account => account.NormalizedEmail).IsUnique();

        // Lock-out by count would let a stranger lock anybody out, and telephones are no way in.
        builder.Ignore(account => account.AccessFailedCount);
        builder.Ignore(account => account.LockoutEnabled);
        builder.Ignore(account => account.LockoutEnd);
        builder.Ignore(account => account.PhoneNumber);
        builder.Ignore(account => account.PhoneNumberConfirmed);
        builder.Ignore(account => account.TwoFactorEnabled);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("passkey");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.UserId);
        builder.OwnsOne(passkey => passkey.Data, owned => owned.ToJson("data"));
        builder.Navigation(passkey => passkey.Data).IsRequired();
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("external_login");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(login => login.UserId);
    }
}
