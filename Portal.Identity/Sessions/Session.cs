using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Identity.Accounts;
using Portal.Identity.Protocol;
using Portal.Ui.Hosting;

namespace Portal.Identity.Sessions;

/// <summary>A browser that is signed in. No address is kept: it would tell where the person was.</summary>
public sealed class Session
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>How the person signed in, as RFC 8176 names it.</summary>
    public IReadOnlyList<string> Means { get; init; } = [];

    public AssuranceLevel Level { get; init; }

    public string Browser { get; init; } = "";

    public string System { get; init; } = "";

    /// <summary>"Firefox · Android"; empty when nothing is known.</summary>
    public string DeviceName => new DeviceWords(Browser, System).ToString();

    public DateTimeOffset SignedInAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Ignore(session => session.DeviceName);
        builder.Property(session => session.Means).HasColumnType("text[]");
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
    }
}
