using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Identity.Accounts;

namespace Portal.Identity.Sessions;

/// <summary>A browser in which the account's owner signed in before: strangers' failures elsewhere do not slow it down.</summary>
public sealed class KnownDevice
{
    public Guid AccountId { get; init; }

    public byte[] SecretHash { get; init; } = [];

    public DateTimeOffset FirstUsedAt { get; init; }

    public DateTimeOffset LastUsedAt { get; set; }
}

internal sealed class KnownDeviceMapping : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.HasKey(device => new { device.AccountId, device.SecretHash });
        builder.HasOne<Account>().WithMany().HasForeignKey(device => device.AccountId);
    }
}
