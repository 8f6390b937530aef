using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Residents;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Ignore(person => person.Name);
        builder.Ignore(person => person.ShortName);
        builder.Ignore(person => person.Address);
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.HasIndex(person => person.BgNummer);
    }
}

internal sealed class PersonAccountMapping : IEntityTypeConfiguration<PersonAccount>
{
    public void Configure(EntityTypeBuilder<PersonAccount> builder)
    {
        builder.HasKey(account => account.PersonId);
        builder.HasOne<Person>().WithOne().HasForeignKey<PersonAccount>(account => account.PersonId);
        builder.HasIndex(account => account.Subject).IsUnique();
    }
}
