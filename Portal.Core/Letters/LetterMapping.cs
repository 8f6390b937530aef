using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Requests;
using Portal.Core.Residents;

namespace Portal.Core.Letters;

internal sealed class IssuedCodeMapping : IEntityTypeConfiguration<IssuedCode>
{
    public void Configure(EntityTypeBuilder<IssuedCode> builder)
    {
        builder.Ignore(code => code.IsBurnt);
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(code => code.PersonId);
        builder.HasOne<Request>().WithMany().HasForeignKey(code => code.RequestId);
        builder.HasIndex(code => code.Hash).IsUnique();
        // One code at a time: the newest.
        builder.HasIndex(code => code.RequestId).IsUnique().HasFilter("withdrawn_at is null");
        builder
            .HasIndex(code => code.PersonId)
            .IsUnique()
            .HasFilter("purpose = 'account' and withdrawn_at is null and used_at is null");
    }
}

internal sealed class LetterTryMapping : IEntityTypeConfiguration<LetterTry>
{
    public void Configure(EntityTypeBuilder<LetterTry> builder)
    {
        builder.Property(attempt => attempt.Id).ValueGeneratedNever();
        builder.HasIndex(attempt => new { attempt.DeviceHash, attempt.TriedAt });
        builder.HasIndex(attempt => new { attempt.AddressHash, attempt.TriedAt });
        builder.HasIndex(attempt => attempt.TriedAt);
    }
}
